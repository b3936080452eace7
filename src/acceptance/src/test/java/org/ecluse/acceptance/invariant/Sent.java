package org.ecluse.acceptance.invariant;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One submission that was tried, as a line of a ledger: {@code receipt} or {@code none}, then the
 * SHA-256 of its message and of each file in its order.
 *
 * @param receipt whether a receipt came
 * @param digests of the message first
 */
public record Sent(boolean receipt, List<String> digests) {

  public Sent {
    digests = List.copyOf(digests);
  }

  /** What a test has sent. */
  public static Sent of(boolean receipt, String message, byte[]... files) {
    byte[] text = message.getBytes(StandardCharsets.UTF_8);
    return new Sent(
        receipt, Stream.concat(Stream.of(text), Arrays.stream(files)).map(Sent::digest).toList());
  }

  /** Adds it to a ledger. */
  public void writeTo(Path ledger) throws IOException {
    String line = (receipt ? "receipt " : "none ") + String.join(" ", digests) + "\n";
    Files.writeString(ledger, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  static List<Sent> ledger(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(Sent::line).collect(Collectors.toList());
    }
  }

  private static Sent line(String line) {
    List<String> words = List.of(line.split(" ", -1));
    boolean known = words.getFirst().equals("receipt") || words.getFirst().equals("none");
    if (!known || words.size() < 2) {
      throw new IllegalArgumentException("a line of the ledger is not as it should be");
    }
    return new Sent(words.getFirst().equals("receipt"), words.subList(1, words.size()));
  }

  static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
