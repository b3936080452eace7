package org.ecluse.sandbox;

import java.util.HashMap;
import java.util.Map;
import org.ecluse.core.Limits;
import org.ecluse.core.Settings;

/** Limits for tests: the defaults, but for what is named. */
final class Bounds {

  private final Map<String, String> settings = new HashMap<>();

  Bounds with(String name, long value) {
    settings.put("ECLUSE_LIMITS_" + name, Long.toString(value));
    return this;
  }

  Limits limits() {
    return Limits.from(Settings.of(settings));
  }
}
