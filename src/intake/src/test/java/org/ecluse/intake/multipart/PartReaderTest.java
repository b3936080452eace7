package org.ecluse.intake.multipart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ecluse.intake.multipart.Bodies.BOUNDARY;
import static org.ecluse.intake.multipart.Bodies.end;
import static org.ecluse.intake.multipart.Bodies.field;
import static org.ecluse.intake.multipart.Bodies.part;
import static org.ecluse.intake.multipart.Bodies.read;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.ecluse.intake.multipart.Bodies.Seen;
import org.ecluse.intake.multipart.MultipartException.Fault;
import org.junit.jupiter.api.Test;

final class PartReaderTest {

  private static void refuses(String body, Fault fault) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(
            MultipartException.class, e -> assertThat(e.fault()).isEqualTo(fault));
  }

  @Test
  void readsFieldsAndFilesInTheOrderTheyWereSent() throws IOException {
    String body =
        field("token", "abc")
            + field("message", "")
            + Bodies.file("form-data; name=\"files\"; filename=\"a.txt\"", "one\r\ntwo")
            + end();
    assertThat(read(body))
        .containsExactly(
            new Seen("token", Optional.empty(), "abc"),
            new Seen("message", Optional.empty(), ""),
            new Seen("files", Optional.of("a.txt"), "one\r\ntwo"));
  }

  @Test
  void readsTheSameWhereverTheNetworkCutsTheBody() throws IOException {
    byte[] body =
        (field("a", "\r\n-")
                + field("b", "--" + BOUNDARY)
                + field("c", "\r\n--" + BOUNDARY.substring(1))
                + end())
            .getBytes(UTF_8);
    List<Seen> whole = read(body, body.length);
    assertThat(whole).hasSize(3);
    for (int piece = 1; piece < body.length; piece++) {
      assertThat(read(body, piece)).isEqualTo(whole);
    }
  }

  @Test
  void neverTakesATruncatedBodyForAWholeOne() throws IOException {
    byte[] body = (field("a", "1") + field("b", "2") + end()).getBytes(UTF_8);
    int closing = body.length - 2;
    for (int length = 0; length < closing; length++) {
      byte[] cut = Arrays.copyOf(body, length);
      assertThatThrownBy(() -> read(cut, 7))
          .isInstanceOfSatisfying(
              MultipartException.class, e -> assertThat(e.fault()).isEqualTo(Fault.TRUNCATED));
    }
    assertThat(read(Arrays.copyOf(body, closing), 7)).hasSize(2);
  }

  @Test
  void agreesWithANaiveReaderOnRandomBodies() throws IOException {
    Random random = new Random(20261123);
    byte[] alphabet = ("\r\n--" + BOUNDARY).getBytes(ISO_8859_1);
    for (int round = 0; round < 3_000; round++) {
      List<String> contents = new ArrayList<>();
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      for (int i = random.nextInt(4); i >= 0; i--) {
        String content = content(random, alphabet);
        contents.add(content);
        body.writeBytes(
            part("Content-Disposition: form-data; name=x", content.getBytes(ISO_8859_1)));
      }
      body.writeBytes(end().getBytes(UTF_8));
      assertThat(read(body.toByteArray(), 1 + random.nextInt(90_000)).stream().map(Seen::content))
          .isEqualTo(contents);
    }
  }

  /** Pieces of the delimiter in every order, with noise, but never the whole delimiter. */
  private static String content(Random random, byte[] alphabet) {
    StringBuilder text = new StringBuilder();
    int wanted = random.nextInt(20) == 0 ? 200_000 : random.nextInt(400);
    while (text.length() < wanted) {
      int from = random.nextInt(alphabet.length);
      int to = from + random.nextInt(alphabet.length - from) + 1;
      text.append(new String(alphabet, from, to - from, ISO_8859_1));
      text.append((char) random.nextInt(256));
    }
    return text.toString().replace("\r\n--" + BOUNDARY, "\r\n--");
  }

  @Test
  void findsABoundaryOfOneLetterInABodyOfThatLetter() throws IOException {
    String boundary = "a".repeat(70);
    String body =
        "--"
            + boundary
            + "\r\nContent-Disposition: form-data; name=x\r\n\r\n"
            + "a".repeat(300_000)
            + "\r\n--"
            + boundary
            + "--";
    List<Seen> seen =
        read(
            new ByteArrayInputStream(body.getBytes(UTF_8)),
            "multipart/form-data; boundary=" + boundary);
    assertThat(seen.getFirst().content()).hasSize(300_000);
  }

  @Test
  void passesOverWhatNobodyRead() throws IOException {
    String body = field("a", "x".repeat(500_000)) + field("b", "2") + end();
    PartReader reader =
        new PartReader(new ByteArrayInputStream(body.getBytes(UTF_8)), Bodies.TYPE, Bodies.BOUNDS);
    assertThat(reader.next().orElseThrow().name()).isEqualTo("a");
    assertThat(reader.next().orElseThrow().text(10)).isEqualTo("2");
    assertThat(reader.next()).isEmpty();
    assertThat(reader.next()).isEmpty();
  }

  @Test
  void aPartCannotBeReadAfterTheNextWasAskedFor() throws IOException {
    String body = field("a", "1") + field("b", "2") + end();
    PartReader reader =
        new PartReader(new ByteArrayInputStream(body.getBytes(UTF_8)), Bodies.TYPE, Bodies.BOUNDS);
    Part first = reader.next().orElseThrow();
    assertThat(reader.next()).isPresent();
    assertThatThrownBy(() -> first.text(10)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refusesMoreThanItsBounds() {
    refuses(field("a", "").repeat(1_001) + end(), Fault.TOO_MANY_PARTS);
    refuses("x".repeat(1_025) + "\r\n" + field("a", "") + end(), Fault.STRAY_BYTES);
    refuses("x".repeat(100_000), Fault.STRAY_BYTES);
    refuses(field("a", "") + end() + "x".repeat(1_023), Fault.STRAY_BYTES);
    refuses("--" + BOUNDARY + " ".repeat(1_025) + "\r\n" + end(), Fault.STRAY_BYTES);
    refuses(
        "--" + BOUNDARY + "\r\nX: " + "x".repeat(20_000) + "\r\n\r\n\r\n" + end(),
        Fault.HEADER_TOO_LONG);
  }

  @Test
  void refusesABoundaryLineThatGoesOn() {
    refuses("--" + BOUNDARY + "x\r\n\r\n" + end(), Fault.BOUNDARY_LINE);
    refuses("--" + BOUNDARY + "\r\r\n" + end(), Fault.BOUNDARY_LINE);
    refuses("--" + BOUNDARY + "-x", Fault.BOUNDARY_LINE);
    refuses(
        "--" + BOUNDARY + "\nContent-Disposition: form-data; name=a\n\n" + end(),
        Fault.BOUNDARY_LINE);
  }

  @Test
  void refusesPartsWithoutAReadableHeader() {
    refuses("--" + BOUNDARY + "\r\n\r\nx\r\n" + end(), Fault.PART_HEADER);
    for (String header :
        List.of(
            "Content-Type: text/plain",
            "Content-Disposition: attachment; name=a",
            "Content-Disposition: form-data",
            "Content-Disposition: form-data; filename=a",
            "Content-Disposition: form-data; name=a; name=b",
            "Content-Disposition: form-data; name=\"a",
            "Content-Disposition: form-data; name=\"a\\\"",
            "Content-Disposition: form-data; name=a b",
            "Content-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b",
            "Content-Disposition: form-data;\r\n name=a",
            "Content-Disposition: form-data; name=a\r\nno colon",
            "Content-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64")) {
      refuses(new String(part(header, new byte[0]), UTF_8) + end(), Fault.PART_HEADER);
    }
  }

  @Test
  void saysWhenATextIsLongerThanItsReaderAllows() {
    String body = field("a", "12345") + end();
    assertThatThrownBy(
            () ->
                new PartReader(
                        new ByteArrayInputStream(body.getBytes(UTF_8)), Bodies.TYPE, Bodies.BOUNDS)
                    .next()
                    .orElseThrow()
                    .text(4))
        .isInstanceOfSatisfying(
            MultipartException.class, e -> assertThat(e.fault()).isEqualTo(Fault.FIELD_TOO_LONG));
  }
}
