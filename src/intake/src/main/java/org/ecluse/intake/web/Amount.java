package org.ecluse.intake.web;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Bytes for people. Units are the binary ones under their everyday names, rounded down, so that a
 * limit is never said to be larger than it is.
 */
final class Amount {

  private static final String[] ENGLISH = {"bytes", "KB", "MB", "GB", "TB"};
  private static final String[] FRENCH = {"octets", "Ko", "Mo", "Go", "To"};

  private Amount() {}

  static String of(long bytes, Language language) {
    int unit = 0;
    BigDecimal amount = BigDecimal.valueOf(bytes);
    while (amount.compareTo(BigDecimal.valueOf(1024)) >= 0 && unit < ENGLISH.length - 1) {
      amount = amount.divide(BigDecimal.valueOf(1024));
      unit++;
    }
    BigDecimal rounded = amount.setScale(unit == 0 ? 0 : 1, RoundingMode.DOWN);
    String number = rounded.stripTrailingZeros().toPlainString();
    String units = language == Language.FR ? FRENCH[unit] : ENGLISH[unit];
    // A no-break space, so that a number and its unit stay on one line.
    return (language == Language.FR ? number.replace('.', ',') : number) + "\u00a0" + units;
  }
}
