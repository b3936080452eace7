package org.ecluse.seal;

/** One OpenPGP certificate, parsed, and reduced to what sealing to it needs. */
@SuppressWarnings("DoNotCallSuggester")
public final class Certificate {

  /** The largest certificate a reader accepts, in bytes. */
  public static final int LARGEST = 64 << 10;

  private Certificate() {}

  /**
   * Reads one certificate, armored or binary, and drops what others signed on it.
   *
   * @throws PolicyException if it is not exactly one, or holds secret key material
   */
  public static Certificate from(byte[] armoredOrBinary) throws PolicyException {
    throw new UnsupportedOperationException();
  }

  /** Upper-case hexadecimal. */
  public String fingerprint() {
    throw new UnsupportedOperationException();
  }

  /** The packets. */
  public byte[] encoded() {
    throw new UnsupportedOperationException();
  }

  /** RFC 9580 §6.2, without any header line. */
  public String armored() {
    throw new UnsupportedOperationException();
  }
}
