package org.ecluse.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How it starts and how it ends. */
final class StartIT {

  private TestVault vault;

  @BeforeEach
  void make() throws Exception {
    vault = TestVault.make();
  }

  @AfterEach
  void remove() throws IOException {
    vault.close();
  }

  private String refusal(Map<String, String> settings, String... options) throws Exception {
    String[] command = new String[options.length + 3];
    command[0] = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    System.arraycopy(options, 0, command, 1, options.length);
    command[options.length + 1] = "-jar";
    command[options.length + 2] =
        Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString();
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("ECLUSE_HOME", vault.home().toString());
    builder.environment().putAll(settings);
    Process process = builder.start();
    String output =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isEqualTo(2);
    assertThat(vault.home().resolve("console.link")).doesNotExist();
    return output;
  }

  @Test
  void refusesEveryOtherHostHoweverItIsAskedFor() throws Exception {
    assertThat(refusal(Map.of("ECLUSE_CONSOLE_HOST", "0.0.0.0"))).contains("127.0.0.1");
    assertThat(refusal(Map.of("QUARKUS_HTTP_HOST", "0.0.0.0"))).contains("QUARKUS_HTTP_HOST");
    assertThat(refusal(Map.of(), "-Dquarkus.http.host=0.0.0.0")).contains("quarkus.http.host");
    assertThat(refusal(Map.of(), "-Dquarkus.management.enabled=true"))
        .contains("quarkus.management.enabled");
  }

  @Test
  void refusesSettingsItCannotUnderstandBeforeItAnswers() throws Exception {
    assertThat(refusal(Map.of("ECLUSE_VAULT", "ftp://x"))).contains("ecluse.vault");
    assertThat(refusal(Map.of("ECLUSE_LIMITS_SPOOL_DISK_BYTES", "much")))
        .contains("ecluse.limits.spool-disk-bytes");
  }

  @Test
  void saysSoWhenThePortIsTakenAndLeavesTheOtherConsolesLinkAlone() throws Exception {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      String port = Integer.toString(socket.getLocalPort());
      assertThat(refusal(Map.of("ECLUSE_CONSOLE_PORT", port)))
          .contains("port " + port, "ECLUSE_CONSOLE_PORT");
    }
  }

  @Test
  void takesItsLinkAwayWhenItEnds() throws Exception {
    try (StartedConsole console = StartedConsole.over(vault, Map.of())) {
      assertThat(vault.home().resolve("console.link")).exists();
      assertThat(vault.home().resolve("console.html")).doesNotExist();
      console.stop();
      assertThat(vault.home().resolve("console.link")).doesNotExist();
    }
  }

  @Test
  void writesThePageForTheBrowserUnlessItIsHeadless() throws Exception {
    try (StartedConsole console =
        StartedConsole.over(vault, Map.of("ECLUSE_CONSOLE_HEADLESS", "false"))) {
      Path page = vault.home().resolve("console.html");
      for (int tries = 0; tries < 200 && !Files.exists(page); tries++) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
      assertThat(Files.readString(page)).contains(console.link());
      console.reviewer();
      assertThat(page).doesNotExist();
    }
  }

  @Test
  void printsTheLinkOnlyWhereThatWasAskedFor() throws Exception {
    try (StartedConsole console =
        StartedConsole.over(vault, Map.of("ECLUSE_CONSOLE_PRINT_LINK", "true"))) {
      String link = console.link();
      for (int tries = 0; tries < 200 && !console.log().contains(link); tries++) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
      assertThat(console.log()).contains(link);
    }
  }
}
