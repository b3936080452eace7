package org.ecluse.seal.envelope;

/** How a body is encrypted: all with AES-256 and a fresh key. */
public enum Suite {
  /** CFB and SHA-1 (RFC 9580 §5.13.1): what every OpenPGP program reads. */
  V1(1, 0),
  /** GCM (§5.13.2). */
  V2_GCM(2, 3),
  /** OCB: whoever knows version 2 must know it. */
  V2_OCB(2, 2);

  /** The octet for chunks of {@value Layout#CHUNK} bytes. */
  public static final int CHUNK_OCTET = 10;

  /** AES-256 (RFC 9580 §9.3). */
  public static final int AES_256 = 9;

  private final int version;
  private final int aead;

  Suite(int version, int aead) {
    this.version = version;
    this.aead = aead;
  }

  /** SEIPD version, 1 or 2. */
  public int version() {
    return version;
  }

  /** AEAD algorithm id (RFC 9580 §9.6), 0 without. */
  public int aead() {
    return aead;
  }
}
