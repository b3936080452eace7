package org.ecluse.desk;

import java.io.Serial;
import org.ecluse.core.VaultException;

/** The storage knows this credential, and will not let it do this. */
public final class Refused extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  private Refused(String words) {
    super(words);
  }

  /** Something that is done in the vault. */
  public interface Act<T> {
    T run() throws VaultException;
  }

  /**
   * Does it.
   *
   * @param words whose credential could, if this one may not
   */
  public static <T> T orElse(Act<T> act, String words) throws VaultException, Refused {
    try {
      return act.run();
    } catch (VaultException e) {
      if (e.kind() == VaultException.Kind.FORBIDDEN) {
        throw new Refused(words);
      }
      throw e;
    }
  }
}
