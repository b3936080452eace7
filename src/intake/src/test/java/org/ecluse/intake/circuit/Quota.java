package org.ecluse.intake.circuit;

import java.util.HashMap;
import java.util.Map;
import org.ecluse.core.Quotas;
import org.ecluse.core.Settings;

/** Quotas with some of them set. */
final class Quota {

  private Quota() {}

  /** Pairs of a setting's variable behind {@code ECLUSE_LIMITS_} and its value. */
  static Quotas of(Object... pairs) {
    Map<String, String> settings = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      settings.put("ECLUSE_LIMITS_" + pairs[i], String.valueOf(pairs[i + 1]));
    }
    return Quotas.from(Settings.of(settings));
  }
}
