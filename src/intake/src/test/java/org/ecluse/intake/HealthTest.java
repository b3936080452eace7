package org.ecluse.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ecluse.intake.Visit.Reply;
import org.junit.jupiter.api.Test;

/** What an admin can ask a running intake, and that the answer says nothing about a source. */
@QuarkusTest
final class HealthTest {

  private static final String LOCAL = "Host: 127.0.0.1:9000";

  @Inject
  @SuppressWarnings("NullAway.Init")
  Instance instance;

  private Reply ask(String path, String... headers) throws IOException {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add(LOCAL);
    return Visit.get(instance.managementPort(), path, all.toArray(String[]::new));
  }

  @Test
  void aMachineGetsJsonAndAPersonGetsText() throws IOException {
    Reply machine = ask("/health");
    assertThat(machine.status()).isEqualTo(200);
    assertThat(machine.header("Content-Type")).contains("application/json");
    assertThat(machine.body())
        .contains("\"gate\":\"open\"", "\"epoch\":1", "\"admins_pinned\":1")
        .contains("\"rights\":\"none\"", "\"good_hours_ago\":0");
    assertThat(ask("/health", "Accept: application/json").body()).isEqualTo(machine.body());
    Reply person = ask("/health", "Accept: */*");
    assertThat(person.header("Content-Type")).contains("text/plain; charset=utf-8");
    assertThat(person.body()).startsWith("The gate is open.\n");
  }

  @Test
  void prometheusGetsItsForm() throws IOException {
    Reply metrics = ask("/metrics");
    assertThat(metrics.status()).isEqualTo(200);
    assertThat(metrics.header("Content-Type")).contains("text/plain; version=0.0.4; charset=utf-8");
    assertThat(metrics.body()).contains("\necluse_gate_open 1\n");
  }

  @Test
  void nothingElseIsAnswered() throws IOException {
    assertThat(ask("/").status()).isEqualTo(404);
    assertThat(ask("/fr/").status()).isEqualTo(404);
    int port = instance.managementPort();
    assertThat(Visit.request(port, "POST", "/health", LOCAL).status()).isEqualTo(405);
    assertThat(Visit.get(port, "/health", "Host: evil.example").status()).isEqualTo(421);
    assertThat(Visit.get(port, "/health", LOCAL, "Host: evil.example").status()).isEqualTo(421);
    assertThat(Visit.get(instance.port(), "/metrics").status()).isEqualTo(404);
  }

  @Test
  void aSubmissionChangesNotOneLetterOfIt() throws IOException {
    List<String> before = everything();
    List<String> during;
    Source source = Source.open(instance.port(), "fr");
    byte[] body = source.form().file("MARKER-7x9q.jpg", "clean").file("b.bin", "odd").whole();
    try (Visit visit = new Visit(instance.port())) {
      visit.postHead(source.path(), body.length);
      visit.write(java.util.Arrays.copyOf(body, body.length - 9));
      during = everything();
      visit.write(java.util.Arrays.copyOfRange(body, body.length - 9, body.length));
      assertThat(visit.reply().status()).isEqualTo(200);
    }
    Source refused = Source.open(instance.port(), "fr");
    assertThat(refused.send(refused.form().whole()).status()).isEqualTo(422);
    assertThat(during).isEqualTo(before);
    assertThat(everything()).isEqualTo(before);
    assertThat(String.join("\n", before)).doesNotContain("MARKER", source.id());
  }

  private List<String> everything() throws IOException {
    return List.of(
        ask("/health").body(), ask("/health", "Accept: text/plain").body(), ask("/metrics").body());
  }
}
