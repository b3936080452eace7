package org.ecluse.desk.keys;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ecluse.desk.Exit;
import org.ecluse.desk.JsonOut;
import org.ecluse.desk.Wiring;
import org.ecluse.seal.AdminKey;
import org.ecluse.seal.Keyring;
import org.ecluse.seal.Policy;
import org.ecluse.seal.PolicyException;
import org.ecluse.seal.Recipient;
import org.ecluse.seal.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Who can read, until when, and what is wrong with whom. */
@Command(
    name = "status",
    description = "Show the published keyring and the health of every key in it.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

  /** One member's state and, when it is not well, why. */
  private record State(String state, String reason) {}

  @Option(names = "--json", description = "One JSON object on standard output.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    Wiring wiring = Wiring.load();
    Keyring keyring = wiring.follower().newest();
    Instant now = wiring.clock().instant();
    if (json) {
      JsonOut.print(object(keyring, now));
    } else {
      print(keyring, now, keyring.daysLeft(wiring.clock()));
    }
    return Exit.DONE.code();
  }

  private static Map<String, Object> object(Keyring keyring, Instant now) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("epoch", keyring.epoch());
    object.put("valid_until", keyring.validUntil());
    object.put("admins", keyring.admins().stream().map(AdminKey::fingerprint).toList());
    object.put("nodes", keyring.nodes().stream().map(n -> n.keyId()).toList());
    List<Object> members = new ArrayList<>();
    for (Recipient recipient : keyring.recipients()) {
      State state = state(recipient, now);
      Map<String, Object> member = new LinkedHashMap<>();
      member.put("fpr", recipient.fingerprint());
      member.put("person", recipient.person());
      member.put("roles", recipient.roles().stream().sorted().map(Role::word).toList());
      member.put("until", recipient.until());
      member.put("state", state.state());
      member.put("reason", state.reason());
      members.add(member);
    }
    object.put("members", members);
    return object;
  }

  private static State state(Recipient recipient, Instant now) {
    try {
      Policy.checkRecipient(recipient.certificate(), now);
    } catch (PolicyException e) {
      return new State("refused", e.reason().name().toLowerCase(Locale.ROOT));
    }
    if (recipient.active(now)) {
      return new State("active", "");
    }
    return now.isBefore(recipient.activates())
        ? new State("waiting", "activates " + recipient.activates())
        : new State("ended", "");
  }

  private static void print(Keyring keyring, Instant now, long daysLeft) {
    System.out.printf(
        "epoch %d, valid until %s (%d days left)%n",
        keyring.epoch(), keyring.validUntil(), daysLeft);
    keyring.admins().forEach(a -> System.out.println("admin    " + a.fingerprint()));
    keyring
        .nodes()
        .forEach(n -> System.out.println("intake   " + n.keyId() + " until " + n.until()));
    for (Recipient recipient : keyring.recipients()) {
      State state = state(recipient, now);
      System.out.printf(
          "%-8s %s %s until %s %s%n",
          state.state(),
          recipient.fingerprint(),
          recipient.person(),
          recipient.until(),
          state.reason());
    }
  }
}
