package org.ecluse.desk.keys;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecluse.seal.Certificate;
import org.ecluse.seal.Policy;
import org.ecluse.seal.PolicyException;
import org.ecluse.unseal.KeyMaker;

/**
 * What a reviewer hands to an admin: a certificate and, behind it in the same file, the proof that
 * its maker holds the key. Two armored blocks (RFC 9580 §6.2).
 */
public final class Enrolment {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN PGP ([A-Z ]+)-----.*?-----END PGP \\1-----", Pattern.DOTALL);

  private Enrolment() {}

  public static String text(KeyMaker.Made made) {
    return made.certificate().armored().strip() + "\n\n" + made.proof().strip() + "\n";
  }

  /**
   * The certificate, once its proof holds.
   *
   * @throws PolicyException if a block is missing or the proof is not by this key
   */
  static Certificate read(byte[] file) throws PolicyException {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    Certificate certificate = Certificate.from(block(text, "PUBLIC KEY BLOCK"));
    Policy.checkPossession(certificate, block(text, "SIGNATURE"));
    return certificate;
  }

  private static byte[] block(String text, String kind) throws PolicyException {
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      if (matcher.group(1).equals(kind)) {
        return matcher.group().getBytes(StandardCharsets.ISO_8859_1);
      }
    }
    throw new PolicyException(
        kind.equals("SIGNATURE")
            ? PolicyException.Reason.NO_PROOF
            : PolicyException.Reason.MALFORMED);
  }
}
