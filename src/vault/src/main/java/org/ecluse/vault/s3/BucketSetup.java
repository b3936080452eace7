package org.ecluse.vault.s3;

import io.minio.CreateBucketArgs;
import io.minio.GetBucketVersioningArgs;
import io.minio.SetBucketLifecycleArgs;
import io.minio.SetBucketPolicyArgs;
import io.minio.SetBucketVersioningArgs;
import io.minio.Time;
import io.minio.messages.Filter;
import io.minio.messages.LifecycleConfiguration;
import io.minio.messages.LifecycleConfiguration.AbortIncompleteMultipartUpload;
import io.minio.messages.LifecycleConfiguration.Expiration;
import io.minio.messages.LifecycleConfiguration.NoncurrentVersionExpiration;
import io.minio.messages.LifecycleConfiguration.Rule;
import io.minio.messages.Status;
import io.minio.messages.VersioningConfiguration;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ecluse.core.Settings;
import org.ecluse.core.VaultException;

/**
 * The command behind {@code deploy/s3/setup apply}: makes a bucket ready with its owner's
 * credential. Everything it does can be done again without harm.
 */
public final class BucketSetup {

  /** What the bucket must be set to: what is replaced or deleted stays as an old version. */
  static final VersioningConfiguration VERSIONS =
      new VersioningConfiguration(VersioningConfiguration.Status.ENABLED, null, null, null);

  private static final int GRACE_DAYS = 14;
  private static final int DONE = 0;
  private static final int USAGE = 2;
  private static final int UNREACHABLE = 6;
  private static final int REFUSED = 8;

  private final Map<String, String> options = new HashMap<>();
  private final Map<String, List<String>> users = new HashMap<>();

  private BucketSetup(List<String> arguments) {
    String role = "";
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (!argument.startsWith("--")) {
        users.computeIfAbsent(role, r -> new ArrayList<>()).add(argument);
      } else if (Policies.ROLES.contains(argument.substring(2))) {
        role = argument.substring(2);
      } else if (argument.equals("--print")) {
        options.put("print", "");
      } else if (i + 1 < arguments.size()) {
        options.put(argument.substring(2), arguments.get(++i));
        role = "";
      }
    }
    if (users.containsKey("") || users.isEmpty()) {
      throw new IllegalArgumentException("name the users: --intake USER … --console … --admin …");
    }
  }

  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    try {
      new BucketSetup(arguments).apply(out);
      return DONE;
    } catch (Settings.BadSetting | IllegalArgumentException | IOException e) {
      err.println("ecluse: " + e.getMessage());
      return USAGE;
    } catch (S3Failure e) {
      err.println("ecluse: " + e.getMessage());
      return e.translated().kind() == VaultException.Kind.UNREACHABLE ? UNREACHABLE : REFUSED;
    }
  }

  private void apply(PrintStream out) throws IOException, S3Failure {
    S3Location location = S3Location.parse(option("vault"));
    String policy = Policies.joined(Path.of(option("policies")), location.bucket(), users);
    if (options.containsKey("print")) {
      out.println(policy);
      return;
    }
    Bucket bucket = Bucket.open(location, S3Line.of(settings(), location));
    create(bucket);
    out.println("bucket: there");
    keepVersions(bucket);
    out.println("versioning: on");
    int days = Integer.parseInt(options.getOrDefault("days", String.valueOf(GRACE_DAYS)));
    setLifecycle(bucket, days);
    out.println("lifecycle: deleted and replaced things are kept " + days + " days");
    setPolicy(bucket, policy);
    out.println("policy: set for " + users.values().stream().mapToInt(List::size).sum() + " users");
  }

  private String option(String name) {
    String value = options.get(name);
    if (value == null) {
      throw new IllegalArgumentException("--" + name + " is missing");
    }
    return value;
  }

  private Settings settings() {
    Map<String, String> environment = new HashMap<>();
    environment.put(
        "ECLUSE_VAULT_CREDENTIALS", Path.of(option("credentials")).toAbsolutePath() + "");
    if (options.containsKey("proxy")) {
      environment.put("ECLUSE_VAULT_PROXY", option("proxy"));
    }
    if (options.containsKey("ca")) {
      environment.put("ECLUSE_VAULT_CA", Path.of(option("ca")).toAbsolutePath().toString());
    }
    return Settings.of(environment);
  }

  /**
   * Makes a bucket, unless it is there and ours: no versions, no lifecycle, no policy. Enough for a
   * throwaway instance only.
   */
  public static void make(S3Location location, S3Line line) throws VaultException {
    try {
      create(Bucket.open(location, line));
    } catch (S3Failure failure) {
      throw failure.translated();
    }
  }

  /** Makes the bucket, unless it is there and ours. */
  static void create(Bucket bucket) throws S3Failure {
    CreateBucketArgs wanted = CreateBucketArgs.builder().bucket(bucket.name()).build();
    try {
      bucket.calls().retrying(() -> bucket.client().createBucket(wanted));
    } catch (S3Failure failure) {
      if (!failure.code().equals("BucketAlreadyOwnedByYou")) {
        throw failure;
      }
    }
  }

  static void keepVersions(Bucket bucket) throws S3Failure {
    SetBucketVersioningArgs on =
        SetBucketVersioningArgs.builder().bucket(bucket.name()).config(VERSIONS).build();
    bucket.calls().retrying(() -> bucket.client().set(on, "versioning", VERSIONS));
    GetBucketVersioningArgs asked = GetBucketVersioningArgs.builder().bucket(bucket.name()).build();
    VersioningConfiguration now = bucket.calls().retrying(() -> bucket.client().versioning(asked));
    if (now.status() != VersioningConfiguration.Status.ENABLED) {
      throw new S3Failure(501, "VersioningNotKept");
    }
  }

  private static void setLifecycle(Bucket bucket, int days) throws S3Failure {
    Rule rule =
        new Rule(
            Status.ENABLED,
            new AbortIncompleteMultipartUpload(days),
            // A mark "deleted" over nothing would tell for ever that there was a case.
            new Expiration((Time.S3Time) null, null, true, null),
            new Filter(""),
            "grace",
            new NoncurrentVersionExpiration(days, null),
            null,
            null);
    LifecycleConfiguration lifecycle = new LifecycleConfiguration(List.of(rule));
    SetBucketLifecycleArgs wanted =
        SetBucketLifecycleArgs.builder().bucket(bucket.name()).config(lifecycle).build();
    bucket.calls().retrying(() -> bucket.client().set(wanted, "lifecycle", lifecycle));
  }

  static void setPolicy(Bucket bucket, String policy) throws S3Failure {
    SetBucketPolicyArgs wanted =
        SetBucketPolicyArgs.builder().bucket(bucket.name()).config(policy).build();
    bucket.calls().retrying(() -> bucket.client().set(wanted, "policy", policy));
  }
}
