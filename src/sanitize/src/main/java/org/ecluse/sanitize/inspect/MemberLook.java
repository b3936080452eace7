package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.ecluse.core.Content;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Archives;

/** Looks at the members of any archive: their names, what they are, what they hold. */
final class MemberLook {

  private static final Pattern HOME =
      Pattern.compile(
          "(.*/)?(users|home|utilisateurs|documents and settings|benutzer|usuarios)/[^/]+.*",
          Pattern.DOTALL);

  private final Within within;

  MemberLook(Within within) {
    this.within = within;
  }

  Archives.Visitor counting(Findings findings) {
    return (name, sort, content) -> {
      name(name, findings);
      switch (sort) {
        case LINK -> findings.count(TraceGroup.IDENTIFIER, "link inside an archive");
        case DEVICE -> findings.count(TraceGroup.OTHER, "device inside an archive");
        case FOLDER -> {}
        case FILE -> file(content, findings);
      }
    };
  }

  private void file(Content content, Findings findings) throws IOException {
    if (content.size() > 0) {
      within.inspect(content, findings);
    }
  }

  private static void name(String name, Findings findings) {
    String lower = name.toLowerCase(Locale.ROOT).replace('\\', '/');
    if (HOME.matcher(lower).matches()) {
      findings.count(TraceGroup.IDENTIFIER, "home folder in a name");
    }
    if (lower.startsWith("/")
        || lower.matches("[a-z]:/.*")
        || ("/" + lower + "/").contains("/../")) {
      findings.count(TraceGroup.OTHER, "name that leads out of the archive");
    }
    String last = lower.substring(lower.lastIndexOf('/') + 1);
    if (last.equals(".ds_store") || last.equals("thumbs.db") || lower.contains("__macosx/")) {
      findings.count(TraceGroup.SOFTWARE, "file of a system");
    }
  }

  /** A name is what every reader sees first, so a hit in it counts as one in the text. */
  Archives.Visitor searching(Search hits) {
    return (name, sort, content) -> {
      hits.whole(name.getBytes(StandardCharsets.UTF_8), Search.Place.TEXT);
      if (sort == Archives.Sort.FILE && content.size() > 0) {
        within.search(content, hits);
      }
    };
  }
}
