package org.ecluse.console.cases;

import java.io.IOException;
import java.util.Optional;
import org.ecluse.core.VaultException;
import org.ecluse.sandbox.SpoolFullException;
import org.ecluse.sandbox.TooLargeException;
import org.ecluse.seal.DamagedException;
import org.ecluse.seal.NotTrustedException;
import org.ecluse.unseal.CannotOpenException;
import org.ecluse.unseal.SecretKey;

/**
 * An act on a case: its result, or the standing that it found the case in.
 *
 * @param result present if and only if the standing is {@link Standing.Ok}
 */
record Attempt<T>(Standing standing, Optional<T> result) {

  /** What an opener does. */
  interface Act<T> {
    T run()
        throws VaultException,
            DamagedException,
            NotTrustedException,
            CannotOpenException,
            IOException;
  }

  /**
   * Tries it.
   *
   * @throws LockedException if the key was locked meanwhile, whatever came of the act
   */
  static <T> Attempt<T> of(Custody custody, SecretKey key, Act<T> act) throws LockedException {
    Standing standing;
    Optional<T> result = Optional.empty();
    try {
      result = Optional.of(act.run());
      standing = new Standing.Ok();
    } catch (VaultException e) {
      standing = Standing.of(e);
    } catch (DamagedException e) {
      standing = new Standing.Damaged(e.reason());
    } catch (NotTrustedException e) {
      standing = new Standing.NotTrusted(e.reason());
    } catch (CannotOpenException e) {
      standing = new Standing.Unreadable(e.reason());
    } catch (TooLargeException e) {
      // The part holds more than the manifest says of it.
      standing = new Standing.Damaged(DamagedException.Reason.MANIFEST);
    } catch (SpoolFullException e) {
      standing = new Standing.Unreachable(VaultException.Kind.FULL);
    } catch (IOException e) {
      standing = new Standing.Unreachable(VaultException.Kind.UNREACHABLE);
    } catch (RuntimeException e) {
      // A key that is closed while it is used breaks anywhere.
      custody.stillHolds(key);
      throw e;
    }
    custody.stillHolds(key);
    return new Attempt<>(standing, result);
  }

  T orThrow() throws ClosedException {
    return result.orElseThrow(() -> new ClosedException(standing));
  }
}
