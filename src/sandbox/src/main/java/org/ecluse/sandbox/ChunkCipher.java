package org.ecluse.sandbox;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals and opens the chunks of one file: {@code src/spec/spool-chunk.md}. Whoever calls it never
 * seals one index twice: with GCM a nonce used twice gives the key stream and the tag key away. Not
 * safe for several threads.
 */
final class ChunkCipher {

  /** Bytes of a whole chunk, in the clear. */
  static final int CHUNK = 1 << 16;

  static final int TAG = 16;

  /** Bytes of a whole chunk, sealed. */
  static final int SEALED = CHUNK + TAG;

  private static final int VERSION = 1;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final ChunkKey key;
  private final byte[] nonce = new byte[12];
  private final byte[] associated = new byte[10];
  private @Nullable Cipher cipher;

  ChunkCipher(ChunkKey key) {
    this.key = key;
  }

  static ChunkCipher fresh() {
    byte[] bytes = new byte[ChunkKey.LENGTH];
    RANDOM.nextBytes(bytes);
    return new ChunkCipher(new ChunkKey(bytes));
  }

  /** Seals {@code length} bytes from the start of {@code clear}; gives the sealed length. */
  int seal(long index, boolean last, byte[] clear, int length, byte[] sealed) {
    try {
      return turned(Cipher.ENCRYPT_MODE, index, last).doFinal(clear, 0, length, sealed, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM must work in every JDK", e);
    }
  }

  /** Opens a sealed chunk into {@code clear}, or gives out nothing of it. */
  void open(long index, boolean last, byte[] sealed, int length, byte[] clear, int start)
      throws DamagedSpoolException {
    try {
      turned(Cipher.DECRYPT_MODE, index, last).doFinal(sealed, 0, length, clear, start);
    } catch (AEADBadTagException e) {
      throw new DamagedSpoolException();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM must work in every JDK", e);
    }
  }

  /** Lets the key schedule go while a file only waits; the key stays. */
  void rest() {
    cipher = null;
  }

  void destroy() {
    rest();
    key.destroy();
  }

  private Cipher turned(int mode, long index, boolean last) throws GeneralSecurityException {
    if (cipher == null) {
      cipher = Cipher.getInstance("AES/GCM/NoPadding");
    }
    ByteBuffer.wrap(nonce).putInt(0).putLong(index);
    ByteBuffer.wrap(associated).put((byte) VERSION).putLong(index).put((byte) (last ? 1 : 0));
    cipher.init(mode, key, new GCMParameterSpec(8 * TAG, nonce));
    cipher.updateAAD(associated);
    return cipher;
  }
}
