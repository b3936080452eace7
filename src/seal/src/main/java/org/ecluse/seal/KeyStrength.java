package org.ecluse.seal;

import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cryptlib.CryptlibObjectIdentifiers;
import org.bouncycastle.asn1.gnu.GNUObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.teletrust.TeleTrusTObjectIdentifiers;
import org.bouncycastle.bcpg.BCPGKey;
import org.bouncycastle.bcpg.ECDHPublicBCPGKey;
import org.bouncycastle.bcpg.ECPublicBCPGKey;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPPublicKey;

/** Which keys are strong enough. */
final class KeyStrength {

  private static final int RSA_LEAST = 3072;

  /** Beyond this a single key slows every submission down. */
  private static final int RSA_MOST = 8192;

  private static final Set<ASN1ObjectIdentifier> CURVES =
      Set.of(
          CryptlibObjectIdentifiers.curvey25519,
          SECObjectIdentifiers.secp256r1,
          SECObjectIdentifiers.secp384r1,
          SECObjectIdentifiers.secp521r1,
          TeleTrusTObjectIdentifiers.brainpoolP256r1,
          TeleTrusTObjectIdentifiers.brainpoolP384r1,
          TeleTrusTObjectIdentifiers.brainpoolP512r1);

  private static final Set<Integer> HASHES =
      Set.of(HashAlgorithmTags.SHA256, HashAlgorithmTags.SHA384, HashAlgorithmTags.SHA512);

  private static final Set<Integer> CIPHERS =
      Set.of(
          SymmetricKeyAlgorithmTags.AES_128,
          SymmetricKeyAlgorithmTags.AES_192,
          SymmetricKeyAlgorithmTags.AES_256);

  private KeyStrength() {}

  static boolean receives(PGPPublicKey key) {
    return switch (key.getAlgorithm()) {
      case PublicKeyAlgorithmTags.RSA_GENERAL -> rsa(key);
      case PublicKeyAlgorithmTags.ECDH ->
          key.getPublicKeyPacket().getKey() instanceof ECDHPublicBCPGKey ecdh
              && CURVES.contains(ecdh.getCurveOID())
              && HASHES.contains((int) ecdh.getHashAlgorithm())
              && CIPHERS.contains((int) ecdh.getSymmetricKeyAlgorithm());
      case PublicKeyAlgorithmTags.X25519, PublicKeyAlgorithmTags.X448 -> true;
      default -> false;
    };
  }

  static boolean signs(PGPPublicKey key) {
    return switch (key.getAlgorithm()) {
      case PublicKeyAlgorithmTags.RSA_GENERAL -> rsa(key);
      case PublicKeyAlgorithmTags.ECDSA ->
          key.getPublicKeyPacket().getKey() instanceof ECPublicBCPGKey ec
              && CURVES.contains(ec.getCurveOID());
      case PublicKeyAlgorithmTags.Ed25519, PublicKeyAlgorithmTags.Ed448 -> true;
      default -> legacyEd25519(key);
    };
  }

  /** EdDSA over Ed25519 in a version 4 key: what gpg 2.2 knows. */
  static boolean legacyEd25519(PGPPublicKey key) {
    BCPGKey packet = key.getPublicKeyPacket().getKey();
    return key.getAlgorithm() == PublicKeyAlgorithmTags.EDDSA_LEGACY
        && packet instanceof ECPublicBCPGKey ec
        && ec.getCurveOID().equals(GNUObjectIdentifiers.Ed25519);
  }

  private static boolean rsa(PGPPublicKey key) {
    return key.getBitStrength() >= RSA_LEAST && key.getBitStrength() <= RSA_MOST;
  }
}
