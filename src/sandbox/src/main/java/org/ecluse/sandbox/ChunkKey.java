package org.ecluse.sandbox;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.util.Arrays;
import javax.crypto.SecretKey;

/**
 * An AES key that can be wiped, unlike {@link javax.crypto.spec.SecretKeySpec}. Wiping lowers the
 * odds, no more: a cipher that used it keeps its key schedule until the collector takes it.
 */
final class ChunkKey implements SecretKey {

  @Serial private static final long serialVersionUID = 1L;

  static final int LENGTH = 32;

  private final transient byte[] bytes;
  private transient volatile boolean destroyed;

  /** Takes the array over. */
  ChunkKey(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("not a 256-bit key");
    }
    this.bytes = bytes;
  }

  @Override
  public String getAlgorithm() {
    return "AES";
  }

  @Override
  public String getFormat() {
    return "RAW";
  }

  /** A copy, which the cipher wipes after it made its schedule. */
  @Override
  public byte[] getEncoded() {
    if (destroyed) {
      throw new IllegalStateException("key is wiped");
    }
    return bytes.clone();
  }

  @Override
  public void destroy() {
    destroyed = true;
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public boolean isDestroyed() {
    return destroyed;
  }

  @Override
  public String toString() {
    return "[redacted]";
  }

  @Serial
  private void writeObject(ObjectOutputStream out) throws NotSerializableException {
    throw new NotSerializableException("a key stays in memory");
  }
}
