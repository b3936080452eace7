package org.ecluse.vault.s3;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A real S3 server for tests, started once and stopped with the test run. */
interface S3Server extends AutoCloseable {

  /** Impatient, so that a test of a store that fails is over soon. */
  Patience IMPATIENT =
      new Patience(
          Duration.ofSeconds(5),
          Duration.ofSeconds(2),
          Duration.ofSeconds(6),
          3,
          Duration.ofMillis(50),
          Duration.ofSeconds(20));

  int port();

  @Override
  void close() throws IOException;

  /** The credentials file of the key that may do everything. */
  Path owner();

  default S3Location location(String bucket) {
    return S3Location.parse("s3:http://127.0.0.1:" + port() + "/" + bucket);
  }

  default Bucket bucket(String name, Path credentials) {
    return Bucket.open(location(name), line(credentials));
  }

  static S3Line line(Path credentials) {
    return new S3Line(credentials, Optional.empty(), Optional.empty(), true);
  }

  /** A bucket nobody used before, with the owner's rights. */
  default Bucket freshBucket() throws Exception {
    String name = "t" + UUID.randomUUID().toString().toLowerCase(Locale.ROOT);
    Bucket bucket = bucket(name, owner());
    BucketSetup.create(bucket);
    return bucket;
  }

  /** Gives a test the one running server of a kind. */
  abstract class Running<T extends S3Server> implements ParameterResolver {
    private final Class<T> kind;

    Running(Class<T> kind) {
      this.kind = kind;
    }

    abstract T start() throws Exception;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == kind;
    }

    @Override
    public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.create(S3Server.class))
          .computeIfAbsent(
              kind,
              k -> {
                try {
                  return start();
                } catch (Exception e) {
                  throw new IllegalStateException("no server to test with", e);
                }
              });
    }
  }
}
