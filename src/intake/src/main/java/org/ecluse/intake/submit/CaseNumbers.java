package org.ecluse.intake.submit;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Numbers the cases of one run of this process, so that a case that vanished from the storage
 * leaves a gap that reviewers see. A number is used up when its record may be durable; one whose
 * manifest failed before is used again. Cases therefore take turns for their last two small puts.
 */
final class CaseNumbers {

  /** Seals and stores the last of a case under a number. */
  interface Last<X extends Exception> {

    /**
     * Stores it, or throws.
     *
     * @param uncertain to be run just before the record is put
     */
    void store(String boot, long number, Runnable uncertain) throws X;
  }

  private final String boot;
  private long used;

  CaseNumbers() {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    boot = HexFormat.of().formatHex(random);
  }

  synchronized <X extends Exception> void next(Last<X> last) throws X {
    long number = used + 1;
    last.store(boot, number, () -> used = number);
  }
}
