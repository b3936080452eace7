package org.ecluse.seal;

import org.ecluse.core.Manifest;

/** The JSON form of a manifest ({@code src/spec/manifest.md}). */
@SuppressWarnings("DoNotCallSuggester")
public final class ManifestJson {

  private ManifestJson() {}

  /** Readable JSON in UTF-8, never more than the largest manifest bucket holds. */
  public static byte[] write(Manifest manifest) {
    throw new UnsupportedOperationException();
  }

  /** Reads hostile bytes. */
  public static Manifest read(byte[] json) throws DamagedException {
    throw new UnsupportedOperationException();
  }
}
