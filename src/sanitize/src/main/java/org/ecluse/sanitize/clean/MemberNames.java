package org.ecluse.sanitize.clean;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ecluse.core.MediaKind;

/**
 * Names of members as they may stay. A name is what the source wrote and stays, but for what leads
 * out of the archive, what is above and in a person's home folder, and files that systems leave in
 * folders by themselves.
 */
final class MemberNames {

  private static final int LONGEST = 512;
  private static final Set<String> HOMES =
      Set.of("users", "home", "utilisateurs", "documents and settings", "benutzer", "usuarios");

  private static final Set<String> SYSTEM =
      Set.of(".ds_store", "thumbs.db", "desktop.ini", ".directory", "ehthumbs.db", ".localized");

  private final Set<String> used = new HashSet<>();

  /** Whether a system made it and nobody would miss it. */
  static boolean isOfASystem(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String last = lower.substring(lower.lastIndexOf('/') + 1);
    return SYSTEM.contains(last)
        || lower.startsWith("__macosx/")
        || lower.contains("/__macosx/")
        || last.startsWith("._");
  }

  /** The name of a member that is of that kind now; nothing if no name is left. */
  Optional<String> name(String name, Optional<MediaKind> kind) {
    String relative = relative(name);
    if (relative.isEmpty()) {
      return Optional.empty();
    }
    String called = kind.map(k -> called(relative, k)).orElse(relative);
    String unique = called;
    for (int n = 2; !used.add(unique.toLowerCase(Locale.ROOT)); n++) {
      unique = numbered(called, n);
    }
    return Optional.of(unique);
  }

  /** A folder, which many members may share. */
  Optional<String> folder(String name) {
    String relative = relative(name);
    return relative.isEmpty() || !used.add(relative.toLowerCase(Locale.ROOT) + "/")
        ? Optional.empty()
        : Optional.of(relative + "/");
  }

  private static String relative(String name) {
    List<String> parts = new ArrayList<>();
    for (String part : name.replace('\\', '/').split("/", -1)) {
      String plain = part.replaceAll("[\\p{Cntrl}\\p{Cf}\ufffd:]", "_");
      if (HOMES.contains(plain.toLowerCase(Locale.ROOT))) {
        // What follows is whose home it is.
        parts.clear();
        parts.add("");
      } else if (!plain.isEmpty() && !plain.equals(".") && !plain.equals("..")) {
        parts.add(plain);
      }
    }
    if (!parts.isEmpty() && parts.getFirst().isEmpty()) {
      parts.removeFirst();
      if (parts.size() > 1) {
        parts.removeFirst();
      }
    } else if (parts.size() > 1 && parts.getFirst().matches("[A-Za-z]_")) {
      parts.removeFirst();
    }
    String joined = String.join("/", parts);
    return joined.length() > LONGEST ? joined.substring(joined.length() - LONGEST) : joined;
  }

  private static String called(String name, MediaKind kind) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    int dot = last.lastIndexOf('.');
    String extension = dot < 0 ? "" : last.substring(dot + 1).toLowerCase(Locale.ROOT);
    boolean fits = kind.isCalled(extension) || kind == MediaKind.TEXT;
    return fits ? name : name + "." + kind.extension();
  }

  private static String numbered(String name, int n) {
    int dot = name.lastIndexOf('.');
    boolean extension = dot > name.lastIndexOf('/') + 1;
    return extension ? name.substring(0, dot) + "-" + n + name.substring(dot) : name + "-" + n;
  }
}
