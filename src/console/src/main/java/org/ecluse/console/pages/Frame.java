package org.ecluse.console.pages;

import java.util.List;
import org.ecluse.console.cases.Alarm;

/**
 * What every page shows around its own matter.
 *
 * @param otherPath the same page in the other language
 * @param inside whether there is a session; without one a page shows nothing but itself
 * @param token the hidden field of the forms
 * @param key the end of the unlocked key's fingerprint, or nothing
 */
public record Frame(
    Tongue tongue,
    String otherPath,
    boolean inside,
    boolean unlocked,
    String token,
    String key,
    List<Alarm> alarms) {

  public Frame {
    alarms = List.copyOf(alarms);
  }

  public String lang() {
    return tongue.tag();
  }

  public String other() {
    return tongue.other().tag();
  }

  /** For somebody who is not in. */
  static Frame outside(Tongue tongue) {
    return new Frame(tongue, "/", false, false, "", "", List.of());
  }
}
