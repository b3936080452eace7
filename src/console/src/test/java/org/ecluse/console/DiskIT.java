package org.ecluse.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.ecluse.core.CaseId;
import org.ecluse.testkit.watch.DiskWatch;
import org.ecluse.testkit.watch.Marker;
import org.junit.jupiter.api.Test;

/** Opening, looking, downloading, breaking off and locking leave nothing readable on a disk. */
final class DiskIT {

  private static final int SIZE = 12 << 20;

  private final Marker marker = Marker.fresh();

  /** Its temporary folder is below its home; in /tmp itself other programs come and go. */
  private DiskWatch watch(Path home) throws IOException {
    return DiskWatch.of(marker)
        .below(home)
        .below(Path.of("/var/tmp"))
        .below(Path.of("/dev/shm"))
        .below(Path.of(""))
        .start();
  }

  @Test
  void leavesNothingReadableWhateverIsOpenedAndDownloaded() throws Exception {
    // No room in memory: the file has to go through the scratch files.
    Map<String, String> settings = Map.of("ECLUSE_LIMITS_SPOOL_MEMORY_BYTES", "1000000");
    byte[] file = marker.repeated(SIZE).readAllBytes();
    try (TestVault vault = TestVault.make()) {
      vault.welcomeAnna();
      CaseId caseId =
          vault.put("Message " + marker.text(), Samples.unknown(marker.text() + ".txt", file));
      try (DiskWatch watch = watch(vault.home());
          StartedConsole console = StartedConsole.over(vault, settings)) {
        watch.follow(console.process());
        Visitor reviewer = console.reviewer();
        assertThat(reviewer.get("/fr/").text()).contains(marker.text());
        Visitor.Answer page = reviewer.get("/fr/case/" + caseId);
        assertThat(page.text()).contains(marker.text());
        String path = "/fr/case/" + caseId + "/file/1";
        reviewer.post(path, Map.of("token", page.token()));
        assertThat(reviewer.get(path).body()).isEqualTo(file);
        assertThat(reviewer.get(path + "x").status()).isEqualTo(404);
        reviewer.post("/fr/lock", Map.of("token", page.token()));
        assertThat(console.log()).doesNotContain(caseId.text());
        console.stop();
        watch.stop().assertNothingSeen();
      }
    }
  }
}
