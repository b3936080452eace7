package org.ecluse.console.pages;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.console.cases.Alarm;
import org.ecluse.console.cases.Custody;
import org.ecluse.console.cases.Trust;
import org.ecluse.seal.Keyring;

/** Makes the frame of a page: who is in, which key is open, what is wrong with the keyring. */
public final class Framing {

  private static final int KEY_END = 16;

  private final Trust trust;
  private final Custody custody;
  private final Clock clock;

  public Framing(Trust trust, Custody custody, Clock clock) {
    this.trust = trust;
    this.custody = custody;
    this.clock = clock;
  }

  Frame of(Visit visit) {
    return of(visit, visit.path());
  }

  /** For a page that has no address of its own: the language link leads to another one. */
  Frame of(Visit visit, String path) {
    Tongue tongue = visit.tongue();
    String rest = path.startsWith("/" + tongue.tag()) ? path.substring(3) : "/";
    Optional<String> key = custody.fingerprint();
    return new Frame(
        tongue,
        "/" + tongue.other().tag() + rest,
        true,
        key.isPresent(),
        visit.session().formToken(),
        key.map(Framing::end).orElse(""),
        alarms(key));
  }

  private List<Alarm> alarms(Optional<String> key) {
    List<Alarm> alarms = new ArrayList<>();
    Alarm alarm = trust.alarm();
    if (alarm != Alarm.NONE) {
      alarms.add(alarm);
    }
    Optional<Keyring> keyring = trust.keyring();
    if (key.isPresent() && keyring.isPresent() && !receives(keyring.get(), key.get())) {
      alarms.add(Alarm.NOT_A_RECIPIENT);
    }
    return alarms;
  }

  private boolean receives(Keyring keyring, String fingerprint) {
    return keyring.recipients().stream()
        .anyMatch(r -> r.fingerprint().equals(fingerprint) && !ended(r.until().toEpochDay()));
  }

  private boolean ended(long until) {
    return until < Math.floorDiv(clock.instant().getEpochSecond(), 24 * 3600);
  }

  private static String end(String fingerprint) {
    return fingerprint.substring(fingerprint.length() - KEY_END).replaceAll("(.{4})(?=.)", "$1 ");
  }
}
