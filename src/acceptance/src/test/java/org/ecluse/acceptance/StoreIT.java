package org.ecluse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.ecluse.testkit.documents.MakeDocuments;
import org.ecluse.testkit.store.CephServer;
import org.ecluse.testkit.store.S3ProxyServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/try --check} with its vault in a bucket of a real object store. */
@ExtendWith(Store.class)
final class StoreIT {

  @TempDir Path folder;

  @BeforeEach
  void writesDocuments() throws Exception {
    for (Map.Entry<String, byte[]> document : MakeDocuments.small().entrySet()) {
      Files.write(folder.resolve(document.getKey()), document.getValue());
    }
  }

  @Test
  void theRoundTripHoldsOnCeph(CephServer ceph) throws Exception {
    holds(Store.fresh(ceph), "one");
  }

  @Test
  void theRoundTripHoldsOnS3proxyAgainAndAgain(S3ProxyServer server) throws Exception {
    Map<String, String> vault = Store.fresh(server);
    holds(vault, "one");
    holds(vault, "one");
    Run other = check(vault, "two");
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err()).contains("another instance has used this vault");
  }

  @Test
  void aBucketElsewhereIsNotForTrying() throws Exception {
    Map<String, String> vault =
        Map.of(
            "ECLUSE_VAULT",
            "s3:https://store.invalid:9000/bucket",
            "ECLUSE_VAULT_CREDENTIALS",
            "/dev/null");
    Run run = check(vault, "one");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("must be on this machine");
    assertThat(folder.resolve("one")).doesNotExist();
  }

  private void holds(Map<String, String> vault, String home) throws Exception {
    Run run = check(vault, home);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("for trying, never for more");
    assertThat(Files.readString(folder.resolve("try-out/report.json")))
        .contains("\"ok\" : true")
        .doesNotContain("\"ok\" : false")
        .contains("readable in the vault");
    assertThat(folder.resolve(home).resolve("vault")).doesNotExist();
  }

  private Run check(Map<String, String> vault, String home) throws Exception {
    Map<String, String> environment = new HashMap<>(vault);
    environment.put("ECLUSE_HOME", folder.resolve(home).toString());
    return Run.of(
        environment,
        "sh",
        "-c",
        "cd \"$0\" && exec \"$@\"",
        folder,
        Instance.root().resolve("deploy/try"),
        "--check",
        folder.resolve("small.jpg"),
        folder.resolve("small.pdf"));
  }
}
