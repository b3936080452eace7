package org.ecluse.seal.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import javax.crypto.AEADBadTagException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.OCBBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our OCB is Bouncy Castle's OCB. */
final class OcbChunksTest {

  private final Random random = new Random(5);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 17, 31, 32, 33, 255, 4096, 65_519, 65_520, 65_535, 65_536})
  void agreesAndComesBack(int length) throws Exception {
    byte[] key = bytes(32);
    byte[] plain = bytes(length);
    for (int round = 0; round < 8; round++) {
      byte[] nonce = bytes(15);
      byte[] aad = bytes(round % 2 == 0 ? 5 : 13);
      byte[] sealed = new byte[length + 16];
      assertThat(new OcbChunks(key, true).chunk(nonce, aad, plain, length, sealed))
          .isEqualTo(length + 16);
      assertThat(sealed).isEqualTo(theirs(key, nonce, aad, plain));
      byte[] back = new byte[length];
      assertThat(new OcbChunks(key, false).chunk(nonce, aad, sealed, sealed.length, back))
          .isEqualTo(length);
      assertThat(back).isEqualTo(plain);
      byte[] changed = sealed.clone();
      changed[random.nextInt(changed.length)] ^= 4;
      assertThatThrownBy(
              () ->
                  new OcbChunks(key, false)
                      .chunk(nonce, aad, changed, changed.length, new byte[length]))
          .isInstanceOf(AEADBadTagException.class);
    }
  }

  private static byte[] theirs(byte[] key, byte[] nonce, byte[] aad, byte[] plain)
      throws Exception {
    OCBBlockCipher cipher = new OCBBlockCipher(AESEngine.newInstance(), AESEngine.newInstance());
    cipher.init(true, new AEADParameters(new KeyParameter(key), 128, nonce, aad));
    byte[] out = new byte[cipher.getOutputSize(plain.length)];
    int done = cipher.processBytes(plain, 0, plain.length, out, 0);
    return Arrays.copyOf(out, done + cipher.doFinal(out, done));
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
