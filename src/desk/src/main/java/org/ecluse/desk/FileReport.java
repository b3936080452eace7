package org.ecluse.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.ecluse.core.Report;
import org.ecluse.core.Trace;
import org.ecluse.core.Verdict;

/** One file in {@code report.json} ({@code src/spec/report.md}). */
public final class FileReport {

  private FileReport() {}

  /** What is said of every file, kept or not. The caller adds {@code out} and {@code sha256}. */
  public static Map<String, Object> of(String declaredName, Report report) {
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("declared_name", declaredName);
    file.put("kind", report.kind().mediaType());
    file.put("verdict", report.verdict().name());
    if (report.verdict() != Verdict.CLEAN) {
      file.put("reason", report.reason().name());
    }
    file.put("removed", traces(report, Trace::removed));
    file.put("left", traces(report, Trace::after));
    return file;
  }

  private static List<Map<String, Object>> traces(Report report, ToIntFunction<Trace> count) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (Trace trace : report.traces()) {
      if (count.applyAsInt(trace) > 0) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("group", trace.group().word());
        item.put("tag", trace.tag());
        item.put("count", count.applyAsInt(trace));
        list.add(item);
      }
    }
    return list;
  }
}
