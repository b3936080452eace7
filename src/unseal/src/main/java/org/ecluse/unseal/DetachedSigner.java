package org.ecluse.unseal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;

/** Signs bytes: a binary detached OpenPGP signature (RFC 9580 §10.4) with SHA-512. */
final class DetachedSigner {

  private DetachedSigner() {}

  static byte[] sign(PGPKeyPair key, byte[] message, Instant now) {
    try {
      PGPSignatureSubpacketGenerator said = new PGPSignatureSubpacketGenerator();
      said.setSignatureCreationTime(false, Date.from(now));
      said.setIssuerFingerprint(false, key.getPublicKey());
      PGPSignatureGenerator signer =
          new PGPSignatureGenerator(
              new BcPGPContentSignerBuilder(
                  key.getPublicKey().getAlgorithm(), HashAlgorithmTags.SHA512),
              key.getPublicKey());
      signer.init(PGPSignature.BINARY_DOCUMENT, key.getPrivateKey());
      signer.setHashedSubpackets(said.generate());
      signer.update(message);
      return signer.generate().getEncoded();
    } catch (PGPException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
