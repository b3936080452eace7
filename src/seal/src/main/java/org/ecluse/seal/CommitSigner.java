package org.ecluse.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * The node's own Ed25519 key: made at its first start, never leaving its file but as signatures.
 * The only private key of this module.
 *
 * <p>The file is one line, {@code ecluse/node-key/1 } and the 32 bytes of RFC 8032 §5.1.5 in
 * hexadecimal. It must not be in a backup that others can read: who has it can commit cases.
 */
public final class CommitSigner {

  private static final Pattern FORM = Pattern.compile("ecluse/node-key/1 ([0-9a-f]{64})");
  private static final Set<PosixFilePermission> OWNER =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Ed25519PrivateKeyParameters key;

  private CommitSigner(Ed25519PrivateKeyParameters key) {
    this.key = key;
  }

  /**
   * Opens the key file, or makes it (mode 0600, durable before this returns).
   *
   * @throws IOException if it is not in its form, or others may read it
   */
  public static CommitSigner openOrCreate(Path keyFile) throws IOException {
    if (!Files.exists(keyFile)) {
      byte[] seed = new byte[Ed25519PrivateKeyParameters.KEY_SIZE];
      new SecureRandom().nextBytes(seed);
      String line = "ecluse/node-key/1 " + HexFormat.of().formatHex(seed) + "\n";
      DurableFile.write(keyFile, Lines.ascii(line));
    }
    if (!OWNER.containsAll(Files.getPosixFilePermissions(keyFile))) {
      throw new IOException("the node key can be read by others: chmod 600");
    }
    List<String> lines = Lines.of(Files.readAllBytes(keyFile), 1000).orElse(List.of());
    Matcher matcher = FORM.matcher(String.join("\n", lines));
    if (!matcher.matches()) {
      throw new IOException("the node key is not in its form");
    }
    return new CommitSigner(
        new Ed25519PrivateKeyParameters(HexFormat.of().parseHex(matcher.group(1))));
  }

  /** As {@link NodeKey#idOf}. */
  public String keyId() {
    return NodeKey.idOf(publicKey());
  }

  /** The 32 bytes of RFC 8032. */
  public byte[] publicKey() {
    return key.generatePublicKey().getEncoded();
  }

  /** The public key in base64: what an admin adds to the keyring. */
  public String publicKeyText() {
    return Base64.getEncoder().encodeToString(publicKey());
  }

  /** An Ed25519 signature, 64 bytes. */
  public byte[] sign(byte[] message) {
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, key);
    signer.update(message, 0, message.length);
    return signer.generateSignature();
  }
}
