package org.ecluse.intake.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Under which names this service answers (421 otherwise, RFC 9110 §7.4). A page that is fetched
 * under a foreign name can be read by the scripts of whoever owns that name (DNS rebinding).
 *
 * @param names lower-case, with the port if it is not 80; empty for any name, which is right only
 *     behind a unix socket that tor alone can open
 */
public record HostCheck(Set<String> names) {

  public HostCheck {
    names = Set.copyOf(names);
  }

  boolean accepts(List<String> hostHeaders) {
    if (hostHeaders.size() != 1) {
      return false;
    }
    return names.isEmpty() || names.contains(hostHeaders.getFirst().toLowerCase(Locale.ROOT));
  }
}
