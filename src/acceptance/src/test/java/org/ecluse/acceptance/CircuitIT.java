package org.ecluse.acceptance;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ecluse.testkit.watch.LogWatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Behind tor: who may connect, what one circuit may take, and who goes when all places are taken.
 */
final class CircuitIT {

  private static final Map<String, String> SMALL =
      Map.of(
          "ECLUSE_LIMITS_SUBMISSIONS", "4",
          "ECLUSE_LIMITS_CIRCUIT_SUBMISSIONS", "2",
          "ECLUSE_LIMITS_SLOW_SECONDS", "3",
          "ECLUSE_LIMITS_CIRCUIT_CASES_PER_HOUR", "3",
          "ECLUSE_LIMITS_CIRCUIT_CONNECTIONS", "6",
          "ECLUSE_LIMITS_CIRCUIT_BYTES", "30000000");

  private static final String TOO_MUCH = "C’est trop à la fois";
  private static final String MADE_ROOM = "Votre envoi a dû laisser la place";

  /** What an upload announces; two of them fit into a circuit's bytes. */
  private static final long SIZE = 10_000_000;

  private static Instance instance;
  private final List<Socket> open = new ArrayList<>();

  @BeforeAll
  static void starts() throws Exception {
    instance = Instance.behindTor(SMALL);
  }

  @AfterEach
  void letsGo() throws Exception {
    for (Socket socket : open) {
      socket.close();
    }
  }

  @AfterAll
  static void stops() throws Exception {
    assertThat(
            new LogWatch()
                .forbid("fc00:dead", "circuit", "PROXY")
                .scan(instance.home().resolve("intake.out")))
        .isEmpty();
    instance.close();
  }

  /** An upload that has begun and then says nothing more. */
  private record Held(Source.Form form, Socket socket) {
    Source.Answer answer() throws Exception {
      return Source.answer(socket.getInputStream());
    }
  }

  private static void told(int status, Source.Answer answer, String page) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).contains("<html lang=\"fr\"", page, "</html>");
  }

  private Held hold(long circuit, int bytes) throws Exception {
    Source source = instance.tor().circuit(circuit);
    Source.Form form = source.form("fr");
    Socket socket = source.open("fr", form, SIZE);
    open.add(socket);
    String start =
        "--"
            + Source.BOUNDARY
            + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a\"\r\n\r\n"
            + "x".repeat(bytes);
    socket
        .getOutputStream()
        .write(new Source.Body().field("token", form.token()).raw(start).unfinished());
    await(source, form, "reçus (");
    return new Held(form, socket);
  }

  private static String progress(Source source, Source.Form form) throws Exception {
    return source.get("/fr/progress/" + form.id()).body();
  }

  private static void await(Source source, Source.Form form, String text) throws Exception {
    for (int tries = 0; tries < 1_500; tries++) {
      if (progress(source, form).contains(text)) {
        return;
      }
      Thread.sleep(20);
    }
    throw new AssertionError("never shown: " + text + "\n" + progress(source, form));
  }

  private Source.Answer send(long circuit) throws Exception {
    Source source = instance.tor().circuit(circuit);
    Source.Form form = source.form("fr");
    return source.post(
        "fr",
        form,
        new Source.Body().field("token", form.token()).field("message", "bonjour").end());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "PROXY UNKNOWN\r\n",
        "PROXY UNKNOWN ::1 ::1 26 80\r\n",
        "PROXY TCP4 127.0.0.1 127.0.0.1 26 80\r\n",
        "PROXY TCP6 ::1 ::1 26 80\r\n",
        "PROXY TCP6 fc00:dead:beef:4dad::0:1a ::1 26\r\n",
        "PROXY TCP6 fc00:dead:beef:4dad::0:1a ::1 99999 80\r\n",
        "PROXY TCP6 fc00:dead:beef:4dad::0:1a ::1 26 80\n",
        "PROXY BLAH\r\n",
        "proxy tcp6 fc00:dead:beef:4dad::0:1a ::1 26 80\r\n",
        "\r\n\r\n\0\r\nQUIT\n \0\0\0"
      })
  void whoeverIsNotTorGetsNoAnswer(String line) throws Exception {
    try (SocketChannel channel = instance.tor().bare()) {
      String request = "GET /fr/ HTTP/1.1\r\nHost: x\r\n\r\n";
      channel.write(ByteBuffer.wrap((line + request).getBytes(US_ASCII)));
      assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }
    assertThat(instance.tor().circuit(2).get("/fr/").status()).isEqualTo(200);
  }

  @Test
  void aSecondLineOfTorIsNoRequest() throws Exception {
    try (Conversation said = instance.tor().circuit(2).converse()) {
      said.say(FakeTor.line(3) + "GET /fr/ HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(said.answer().status()).isEqualTo(400);
      assertThat(said.ended()).isTrue();
    }
  }

  @Test
  void theSocketFileIsForItsGroupAndADeadOneIsNoObstacle() throws Exception {
    var socket = instance.home().resolveSibling("in.sock");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
        .isEqualTo("rw-rw----");
    instance.intake().destroyForcibly().waitFor();
    assertThat(socket).exists();
    instance.startIntake();
    assertThat(send(5).status()).isEqualTo(200);
  }

  @Test
  void oneCircuitsQuotaIsNotTheOthers() throws Exception {
    hold(7, 10);
    hold(7, 10);
    Source source = instance.tor().circuit(7);
    Source.Form form = source.form("fr");
    byte[] body = new Source.Body().field("token", form.token()).field("message", "x").end();
    told(429, source.post("fr", form, body), TOO_MUCH);
    assertThat(progress(source, form)).contains("Non pris", TOO_MUCH);
    assertThat(send(8).status()).isEqualTo(200);
  }

  @Test
  void whatACircuitAnnouncesBeyondItsBytesIsRefusedAndToldInTheFrame() throws Exception {
    hold(6, 10);
    Source source = instance.tor().circuit(6);
    Source.Form form = source.form("fr");
    try (Socket socket = source.open("fr", form, 30_000_000 - SIZE + 1)) {
      byte[] start = new Source.Body().field("token", form.token()).unfinished();
      socket.getOutputStream().write(start);
      socket.getOutputStream().write(("--" + Source.BOUNDARY + "\r\n").getBytes(US_ASCII));
      told(429, Source.answer(socket.getInputStream()), TOO_MUCH);
      await(source, form, TOO_MUCH);
    }
  }

  @Test
  void aNewConnectionRenewsNoQuotaOfCases() throws Exception {
    int before = instance.cases().size();
    for (int i = 0; i < 3; i++) {
      assertThat(send(9).status()).isEqualTo(200);
    }
    assertThat(send(9).status()).isEqualTo(429);
    assertThat(send(10).status()).isEqualTo(200);
    assertThat(instance.cases()).hasSize(before + 4);
  }

  @Test
  void whenFullTheGreediestCircuitGoesFirstAndIsTold() throws Exception {
    Held greedyMore = hold(20, 100_000);
    Held greedyLess = hold(20, 10);
    Held modest = hold(21, 10);
    hold(22, 10);
    assertThat(send(23).status()).isEqualTo(200);
    told(429, greedyLess.answer(), TOO_MUCH);
    assertThat(progress(instance.tor().circuit(20), greedyLess.form())).contains("Non pris");
    assertThat(progress(instance.tor().circuit(20), greedyMore.form())).contains("reçus (");
    assertThat(progress(instance.tor().circuit(21), modest.form())).contains("reçus (");
  }

  @Test
  void amongEqualsTheSlowestMakesRoomAndIsTold() throws Exception {
    List<Held> held = new ArrayList<>();
    for (int circuit = 30; circuit < 34; circuit++) {
      held.add(hold(circuit, 10));
    }
    assertThat(send(40).status()).as("waits for a place and gets it").isEqualTo(200);
    int gone = 0;
    for (int i = 0; i < 4; i++) {
      Source source = instance.tor().circuit(30 + i);
      if (!progress(source, held.get(i).form()).contains("reçus (")) {
        gone++;
        told(503, held.get(i).answer(), MADE_ROOM);
        await(source, held.get(i).form(), MADE_ROOM);
      }
    }
    assertThat(gone).isEqualTo(1);
  }

  @Test
  void aCircuitsConnectionsAreBoundedAndItsOwnSilenceGoesFirst() throws Exception {
    Source source = instance.tor().circuit(50);
    List<Conversation> silent = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Conversation one = source.converse();
      silent.add(one);
      one.say("GET /fr/ HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(one.answer().status()).isEqualTo(200);
    }
    assertThat(source.get("/fr/").status()).isEqualTo(200);
    assertThat(silent.getFirst().ended()).as("the longest silent").isTrue();
    silent.getLast().say("GET /fr/ HTTP/1.1\r\nHost: x\r\n\r\n");
    assertThat(silent.getLast().answer().status()).isEqualTo(200);
    for (Conversation one : silent) {
      one.close();
    }
  }
}
