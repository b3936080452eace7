package org.ecluse.intake.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Under which names this service answers (421 otherwise, RFC 9110 §7.4). A page that is fetched
 * under a foreign name can be read by the scripts of whoever owns that name (DNS rebinding).
 *
 * @param names lower-case, with the port if it is not 80; empty for any name, which is right only
 *     behind a unix socket that tor alone can open
 */
public record HostCheck(Set<String> names) {

  private static final Pattern ABSOLUTE =
      Pattern.compile("http://([^/?#@]+)(?:[/?#].*)?", Pattern.CASE_INSENSITIVE);

  public HostCheck {
    names = Set.copyOf(names);
  }

  boolean accepts(List<String> hostHeaders) {
    if (hostHeaders.size() != 1) {
      return false;
    }
    return isOurs(hostHeaders.getFirst());
  }

  /** A target that names a host as well must name one of ours (RFC 9112 §3.2.2). */
  boolean accepts(String target) {
    Matcher absolute = ABSOLUTE.matcher(target);
    return target.startsWith("/") || (absolute.matches() && isOurs(absolute.group(1)));
  }

  private boolean isOurs(String name) {
    if (name.isEmpty()) {
      return false;
    }
    return names.isEmpty() || names.contains(name.toLowerCase(Locale.ROOT));
  }
}
