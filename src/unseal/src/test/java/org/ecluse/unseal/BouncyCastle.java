package org.ecluse.unseal;

import java.io.IOException;
import java.io.InputStream;
import org.bouncycastle.openpgp.PGPCompressedData;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyDataDecryptorFactory;

/**
 * Opens messages with stock Bouncy Castle: for version 2, which neither gpg 2.2 nor sq 0.27 knows.
 */
final class BouncyCastle {

  private BouncyCastle() {}

  static byte[] decrypt(byte[] message, SecretKey key) throws PGPException, IOException {
    PGPEncryptedDataList list = new PGPEncryptedDataList(message);
    for (var item : list) {
      PGPPublicKeyEncryptedData data = (PGPPublicKeyEncryptedData) item;
      PGPKeyPair pair = key.byFingerprint(data.getKeyIdentifier().getFingerprint()).orElse(null);
      if (pair == null) {
        continue;
      }
      try (InputStream plain = data.getDataStream(new BcPublicKeyDataDecryptorFactory(pair))) {
        PGPCompressedData compressed =
            (PGPCompressedData) new BcPGPObjectFactory(plain).nextObject();
        PGPLiteralData literal =
            (PGPLiteralData) new BcPGPObjectFactory(compressed.getDataStream()).nextObject();
        byte[] content = literal.getInputStream().readAllBytes();
        plain.readAllBytes();
        return content;
      }
    }
    throw new IOException("not addressed");
  }
}
