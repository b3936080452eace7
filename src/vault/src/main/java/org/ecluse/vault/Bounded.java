package org.ecluse.vault;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.ecluse.core.VaultException;

/** Reads small objects whole, and no more than their format allows. */
public final class Bounded {

  private Bounded() {}

  /**
   * The whole object.
   *
   * @throws VaultException of kind {@link VaultException.Kind#TOO_LARGE} past {@code most} bytes
   */
  public static Optional<byte[]> read(ObjectStore store, String key, int most)
      throws VaultException {
    Optional<InputStream> found = store.get(key);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = found.get()) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new VaultException(VaultException.Kind.TOO_LARGE);
      }
      return Optional.of(bytes);
    } catch (IOException e) {
      throw new VaultException(VaultException.Kind.UNREACHABLE, e);
    }
  }
}
