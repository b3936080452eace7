package org.ecluse.unseal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.ecluse.core.CaseId;
import org.ecluse.core.Content;
import org.ecluse.core.PartFacts;
import org.ecluse.core.Secret;
import org.ecluse.seal.DamagedException;
import org.ecluse.seal.DamagedException.Reason;
import org.ecluse.seal.envelope.Layout;

/** Opens one part ({@code src/spec/envelope.md}, "What a reader does"). */
public final class PartOpener {

  private static final int COMPRESSED = 8;
  private static final int LITERAL = 11;
  private static final int SEIPD = 18;
  private static final int ZIP = 1;

  private PartOpener() {}

  /**
   * Checks and decrypts. The head must open to the session key of the record, and the body must
   * have the record's digest, before a byte is decrypted.
   *
   * <p><b>What was written to the sink counts only if this returns normally</b>: integrity holds at
   * the end, not before.
   *
   * @param body the sealed bytes, which are read twice
   * @return bytes written
   * @throws IOException from body or sink
   */
  public static long open(
      byte[] head, Content body, PartFacts facts, CaseId caseId, SecretKey key, OutputStream sink)
      throws CannotOpenException, DamagedException, IOException {
    try (Secret sessionKey = HeadReader.sessionKey(head, facts, caseId, key)) {
      checkDigest(body, facts);
      MessageDigest again = sha256();
      try (InputStream sealed = new DigestInputStream(body.stream(), again)) {
        long written = decrypt(sealed, facts, sessionKey.bytes(), sink);
        // Once more: these must be the bytes that were checked, and a cache may lie.
        if (!hex(again).equals(facts.bodySha256())) {
          throw new DamagedException(Reason.BODY);
        }
        return written;
      }
    } catch (EnvelopeException e) {
      throw new DamagedException(Reason.ENVELOPE);
    }
  }

  private static void checkDigest(Content body, PartFacts facts)
      throws IOException, DamagedException {
    if (body.size() != facts.bodySize()) {
      throw new DamagedException(Reason.BODY);
    }
    MessageDigest digest = sha256();
    byte[] block = new byte[Layout.CHUNK];
    try (InputStream bytes = body.stream()) {
      for (int count = bytes.read(block); count >= 0; count = bytes.read(block)) {
        digest.update(block, 0, count);
      }
    }
    if (!hex(digest).equals(facts.bodySha256())) {
      throw new DamagedException(Reason.BODY);
    }
  }

  private static long decrypt(
      InputStream sealed, PartFacts facts, byte[] sessionKey, OutputStream sink)
      throws IOException {
    InputStream seipd = new PacketReader(SEIPD, sealed);
    if (seipd.read() != facts.seipdVersion()) {
      throw new EnvelopeException("another version than the record says");
    }
    try (InputStream plain =
            facts.seipdVersion() == 1
                ? new CfbReader(seipd, sessionKey)
                : new AeadReader(seipd, sessionKey);
        InflateReader inflated = new InflateReader(compressed(plain))) {
      InputStream literal = new PacketReader(LITERAL, inflated);
      long written = literal(literal, facts.bodySize(), sink);
      // From the innermost to the outermost, nothing may follow; the cipher checks itself at its
      // end.
      checkEnd(inflated);
      checkEnd(plain);
      checkEnd(seipd);
      checkEnd(sealed);
      return written;
    }
  }

  private static InputStream compressed(InputStream plain) throws IOException {
    InputStream compressed = new PacketReader(COMPRESSED, plain);
    if (compressed.read() != ZIP) {
      throw new EnvelopeException("another compression");
    }
    return compressed;
  }

  private static long literal(InputStream literal, long most, OutputStream sink)
      throws IOException {
    byte[] header = literal.readNBytes(6);
    if (header.length < 6 || header[0] != 'b' || header[1] != 0) {
      throw new EnvelopeException("another literal");
    }
    byte[] block = new byte[Layout.CHUNK];
    long written = 0;
    try {
      for (int count = literal.read(block); count >= 0; count = literal.read(block)) {
        written += count;
        if (written > most) {
          throw new EnvelopeException("more than was sealed");
        }
        sink.write(block, 0, count);
      }
    } finally {
      Arrays.fill(block, (byte) 0);
    }
    return written;
  }

  private static void checkEnd(InputStream stream) throws IOException {
    if (stream.read() >= 0) {
      throw new EnvelopeException("something behind the end");
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }
}
