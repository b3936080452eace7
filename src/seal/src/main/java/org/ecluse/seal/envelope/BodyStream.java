package org.ecluse.seal.envelope;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.ecluse.core.Content;

/** A body object, made while it is read, with its digest. */
public final class BodyStream extends InputStream {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int COMPRESSED = 8;
  private static final int LITERAL = 11;
  private static final int SEIPD = 18;
  private static final byte[] BINARY_NO_NAME_NO_DATE = {'b', 0, 0, 0, 0, 0};
  private static final byte[] ZIP = {1};
  private static final byte[] VERSION_1 = {1};

  private final InputStream packets;
  private final long size;
  private final MessageDigest sha256;
  private long count;
  private String digest = "";

  /**
   * Over a content that stays open until this was read.
   *
   * @param sessionKey 32 bytes, used only for this body
   */
  public BodyStream(Content content, Layout.Bucket bucket, Suite suite, byte[] sessionKey) {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    long length = content.size();
    long deflated = Layout.deflate(length, bucket);
    InputStream literal =
        new PacketStream(
            LITERAL,
            behind(BINARY_NO_NAME_NO_DATE, new ContentSource(content)),
            BINARY_NO_NAME_NO_DATE.length + length);
    InputStream padded = new StoredDeflate(literal, Layout.literal(length), deflated);
    InputStream compressed = new PacketStream(COMPRESSED, behind(ZIP, padded), 1 + deflated);
    long encrypted = Layout.encrypted(Layout.plain(length, bucket), suite);
    packets = new PacketStream(SEIPD, encrypt(compressed, suite, sessionKey), encrypted);
    size = Layout.body(length, bucket, suite);
  }

  private static InputStream encrypt(InputStream plain, Suite suite, byte[] sessionKey) {
    if (suite.version() == 1) {
      return behind(VERSION_1, new CfbStream(plain, sessionKey, RANDOM));
    }
    byte[] header = new byte[4 + AeadMessage.SALT];
    byte[] salt = new byte[AeadMessage.SALT];
    RANDOM.nextBytes(salt);
    header[0] = 2;
    header[1] = Suite.AES_256;
    header[2] = (byte) suite.aead();
    header[3] = Suite.CHUNK_OCTET;
    System.arraycopy(salt, 0, header, 4, salt.length);
    return behind(header, new AeadStream(plain, new AeadMessage(suite, sessionKey, salt, true)));
  }

  private static InputStream behind(byte[] first, InputStream rest) {
    return new SequenceInputStream(new ByteArrayInputStream(first), rest);
  }

  /** Bytes this will give in all. */
  public long size() {
    return size;
  }

  /**
   * SHA-256 of everything, in lower-case hexadecimal.
   *
   * @throws IllegalStateException before the end was read
   */
  public String digest() {
    if (digest.isEmpty()) {
      throw new IllegalStateException("body not read to its end");
    }
    return digest;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int start, int length) throws IOException {
    int read = packets.read(into, start, length);
    if (read > 0) {
      sha256.update(into, start, read);
      count += read;
    }
    if (count == size && digest.isEmpty()) {
      digest = HexFormat.of().formatHex(sha256.digest());
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    packets.close();
  }
}
