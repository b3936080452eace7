package org.ecluse.acceptance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measured figures by row and column, and their table: median, least, most and number. */
final class Figures {

  private final Map<String, Map<String, List<Double>>> rows = new LinkedHashMap<>();

  void add(String row, String column, double figure) {
    rows.computeIfAbsent(row, r -> new LinkedHashMap<>())
        .computeIfAbsent(column, c -> new ArrayList<>())
        .add(figure);
    System.out.printf(Locale.ROOT, "%-24s %-18s %8.2f%n", row, column, figure);
  }

  String table() {
    StringBuilder table = new StringBuilder("\n| what | figure | median | least | most | n |\n");
    table.append("|---|---|---|---|---|---|\n");
    rows.forEach(
        (row, columns) ->
            columns.forEach((column, figures) -> table.append(line(row, column, figures))));
    return table.toString();
  }

  private static String line(String row, String column, List<Double> figures) {
    List<Double> sorted = figures.stream().sorted().toList();
    double median = (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.2f | %.2f | %.2f | %d |%n",
        row,
        column,
        median,
        Collections.min(sorted),
        Collections.max(sorted),
        sorted.size());
  }
}
