package org.ecluse.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code src/spec/vectors/worker-wire.txt}, which freezes the format. */
class WireVectorsTest {

  private static final Path VECTORS = Path.of("../spec/vectors/worker-wire.txt");

  static List<String> vectors() throws IOException {
    List<String> lines = Files.readAllLines(VECTORS);
    return lines.stream().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void readsAndWritesItAsFrozen(String line) throws IOException {
    String[] fields = line.split(" ", -1);
    byte[] bytes = fields.length > 3 ? HexFormat.of().parseHex(fields[3]) : new byte[0];
    String outcome = "ok";
    byte[] again = bytes;
    try {
      again = again(fields[1], bytes);
    } catch (WireException e) {
      outcome = "lie";
    } catch (EOFException e) {
      outcome = "cut";
    }
    assertThat(outcome).isEqualTo(fields[0]);
    assertThat(again).isEqualTo(bytes);
  }

  private static byte[] again(String form, byte[] bytes) throws IOException {
    return switch (form) {
      case "frame" -> frame(bytes);
      case "job" -> Wire.Job.decode(bytes).encode();
      case "read" -> Wire.Read.decode(bytes).encode();
      case "report" -> Wire.encode(Wire.decodeReport(bytes));
      default -> throw new AssertionError("no such form: " + form);
    };
  }

  private static byte[] frame(byte[] bytes) throws IOException {
    Wire.Frame frame =
        new Wire(new ByteArrayInputStream(bytes), OutputStream.nullOutputStream())
            .next()
            .orElseThrow();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Wire(new ByteArrayInputStream(bytes), out).send(frame.type(), frame.payload());
    return out.toByteArray();
  }
}
