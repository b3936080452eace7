package org.ecluse.desk.clean;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ecluse.core.Report;
import org.ecluse.core.TraceGroup;
import org.ecluse.core.Verdict;
import org.ecluse.desk.FileReport;

/**
 * What became of one file.
 *
 * @param written where its cleaned form is, with its SHA-256; none if it was refused
 */
record Washed(Path file, Report report, Optional<Written> written) {

  record Written(Path path, String sha256) {}

  /** A file's name may come from a stranger: nothing in it may steer the terminal. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

  static String shown(Path path) {
    return UNSEEN.matcher(path.toString()).replaceAll("?");
  }

  /** For a person: verdict, name, what went and what stayed. */
  String line() {
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "%-8s %s", report.verdict(), shown(file)));
    written.ifPresent(w -> line.append(" -> ").append(shown(w.path())));
    if (!report.removedGroups().isEmpty()) {
      line.append("; removed: ").append(words(report.removedGroups()));
    }
    if (!report.leftGroups().isEmpty() && report.verdict() == Verdict.PARTIAL) {
      line.append("; left: ").append(words(report.leftGroups()));
    }
    if (report.verdict() == Verdict.REFUSED) {
      line.append("; ").append(report.reason().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    return line.toString();
  }

  private static String words(java.util.Set<TraceGroup> groups) {
    return groups.stream().map(TraceGroup::word).collect(Collectors.joining(", "));
  }

  Map<String, Object> object() {
    Map<String, Object> object = FileReport.of(String.valueOf(file.getFileName()), report);
    written.ifPresent(
        w -> {
          object.put("out", w.path().toString());
          object.put("sha256", w.sha256());
        });
    return object;
  }

  Map<String, Object> check(int number) {
    Map<String, Object> check = new LinkedHashMap<>();
    check.put("name", "file " + number + " is clean");
    check.put("ok", report.verdict() == Verdict.CLEAN);
    check.put("detail", report.verdict() + " " + report.reason());
    return check;
  }
}
