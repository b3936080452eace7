package org.ecluse.intake.multipart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ecluse.intake.multipart.Bodies.end;
import static org.ecluse.intake.multipart.Bodies.file;
import static org.ecluse.intake.multipart.Bodies.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** File names as browsers and other programs write them, and the boundary parameter. */
final class NamesTest {

  private static Optional<String> fileName(String parameter) throws IOException {
    return read(file("form-data; name=\"files\"; " + parameter, "x") + end()).getFirst().fileName();
  }

  @Test
  void understandsEveryWayOfWritingAName() throws IOException {
    assertThat(fileName("filename=\"été à Orléans 🎈.jpg\"")).contains("été à Orléans 🎈.jpg");
    assertThat(fileName("filename=plain.txt")).contains("plain.txt");
    assertThat(fileName("filename=\"\"")).contains("");
    assertThat(fileName("filename=\"a %22b%22 c\"")).contains("a \"b\" c");
    assertThat(fileName("filename=\"a \\\"b\\\" c\"")).contains("a \"b\" c");
    assertThat(fileName("filename=\"a; name=b\"")).contains("a; name=b");
    assertThat(fileName("filename=\"C:\\Users\\me\\x.doc\"")).contains("C:\\Users\\me\\x.doc");
    assertThat(fileName("filename=\"100%.txt\"")).contains("100%.txt");
    assertThat(fileName("FileName = \"a\" ")).contains("a");
  }

  @Test
  void prefersTheExtendedNameWhenItCanBeRead() throws IOException {
    assertThat(fileName("filename=\"x\"; filename*=UTF-8''na%C3%AFf.txt")).contains("naïf.txt");
    assertThat(fileName("filename*=utf-8'fr'a%41")).contains("aA");
    assertThat(fileName("filename=\"x\"; filename*=UTF-8''%4")).contains("x");
    assertThat(fileName("filename=\"x\"; filename*=UTF-8''%zz")).contains("x");
    assertThat(fileName("filename=\"x\"; filename*=iso-8859-1''%E9")).contains("x");
  }

  @Test
  void readsLongNamesOfAnyKindOfCharacter() throws IOException {
    for (String unit : List.of("a", "\\\\", "\\\"", "\\x", "%22", "é", "漢", "\u202e")) {
      assertThat(fileName("filename=\"" + unit.repeat(4_000) + "\"").orElseThrow())
          .hasSizeGreaterThanOrEqualTo(4_000);
    }
  }

  @Test
  void readsTheBoundaryFromTheContentType() throws IOException {
    String body = "--b c\r\nContent-Disposition: form-data; name=x\r\n\r\n1\r\n--b c--";
    for (String type :
        List.of(
            "multipart/form-data; boundary=\"b c\"",
            "Multipart/Form-Data;charset=utf-8 ; BOUNDARY=\"b c\"")) {
      assertThat(read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), type))
          .hasSize(1);
    }
  }

  @Test
  void refusesAContentTypeWithoutAUsableBoundary() {
    for (String type :
        List.of(
            "",
            "text/plain; boundary=a",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=\"\"",
            "multipart/form-data; boundary=\"a \"",
            "multipart/form-data; boundary=\"a\r\nb\"",
            "multipart/form-data; boundary=é",
            "multipart/form-data; boundary=a; boundary=b",
            "multipart/form-data; boundary=a b",
            "multipart/form-data; boundary=" + "a".repeat(71))) {
      assertThatThrownBy(() -> read(new ByteArrayInputStream(new byte[0]), type))
          .describedAs(type)
          .isInstanceOf(MultipartException.class)
          .hasMessage("NO_BOUNDARY");
    }
  }
}
