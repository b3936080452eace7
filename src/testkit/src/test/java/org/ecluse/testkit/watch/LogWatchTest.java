package org.ecluse.testkit.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.ecluse.testkit.watch.Finding.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LogWatchTest {

  private static final String ONION = "abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrstuvwx";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from 203.0.113.7",
        "/203.0.113.7:49152 closed",
        "\"ip\":\"203.0.113.7\".",
        "peer=127.0.0.1,203.0.113.7"
      })
  void findsIpv4(String line) throws Exception {
    assertThat(kinds(new LogWatch(), line)).containsExactly(Kind.IPV4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from 2001:db8::7",
        "/[2001:db8:0:0:0:0:0:7]:49152",
        "fe80::1%eth0 left",
        "at 2001:db8::7: refused",
        "2001:DB8::7."
      })
  void findsIpv6(String line) throws Exception {
    assertThat(kinds(new LogWatch(), line)).containsExactly(Kind.IPV6);
  }

  @Test
  void findsAnIpv4AddressInsideAnIpv6One() throws Exception {
    assertThat(kinds(new LogWatch(), "::ffff:203.0.113.7")).contains(Kind.IPV6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://" + ONION + ".onion/fr/", ONION, "expyuzz4wqqyqhjn.onion"})
  void findsOnions(String line) throws Exception {
    assertThat(kinds(new LogWatch(), line)).containsExactly(Kind.ONION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name été à la mairie.pdf",
        "NAME=ÉTÉ À LA MAIRIE.PDF",
        "name=%C3%A9t%C3%A9+%C3%A0+la+mairie.pdf",
        "name=%C3%A9t%C3%A9%20%C3%A0%20la%20mairie.pdf"
      })
  void findsForbiddenTexts(String line) throws Exception {
    assertThat(kinds(new LogWatch().forbid("été à la mairie.pdf"), line))
        .containsExactly(Kind.TEXT);
  }

  @Test
  void findsAForbiddenTextInBase64() throws Exception {
    byte[] body = "..a long enough message..".getBytes(StandardCharsets.UTF_8);
    assertThat(
            kinds(
                new LogWatch().forbid("a long enough message"),
                Base64.getEncoder().encodeToString(body)))
        .containsExactly(Kind.TEXT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23T12:34:56Z case stored",
        "12:34 case stored",
        "case stored at 1795437296",
        "case stored at 1795437296123",
        "12h34 case"
      })
  void findsTimesOfDay(String line) throws Exception {
    assertThat(kinds(new LogWatch().noTimeNear("case"), line)).containsExactly(Kind.TIME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "listening on 127.0.0.1:8080",
        "/[0:0:0:0:0:0:0:1]:8080 and ::1 and :: and 0.0.0.0",
        "2026-11-23 case stored",
        "12:34:56 started",
        "org.ecluse.Intake::main 00:1a:2b:3c:4d:5e",
        "version 3.33.2, 1.2.3.456"
      })
  void leavesAloneWhatNamesNobody(String line) throws Exception {
    LogWatch watch = new LogWatch().allow("0.0.0.0").forbid("a secret").noTimeNear("case");
    assertThat(kinds(watch, line)).isEmpty();
  }

  @Test
  void readsEveryFileOfAFolderAndTellsTheLineButNotWhatItSays(@TempDir Path folder)
      throws Exception {
    Path log = Files.createDirectories(folder.resolve("deep")).resolve("intake.log");
    Files.writeString(log, "started\nfrom 203.0.113.7\n");
    List<Finding> findings = new LogWatch().scan(folder);
    assertThat(findings).containsExactly(new Finding(log.toString(), 2, Kind.IPV4));
    assertThat(findings.toString()).doesNotContain("203");
  }

  private static List<Kind> kinds(LogWatch watch, String line) throws Exception {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return watch.scan("log", new ByteArrayInputStream(bytes)).stream().map(Finding::kind).toList();
  }
}
