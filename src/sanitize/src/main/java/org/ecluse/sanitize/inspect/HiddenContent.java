package org.ecluse.sanitize.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ecluse.core.TraceGroup;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/**
 * Finds what a document holds and a reader does not see at once: hidden sheets and slides, cells in
 * hidden rows and columns, notes for the speaker, results that tell of the computer.
 */
final class HiddenContent {

  /** What a slide's notes page shows besides notes. */
  private static final Set<String> FURNITURE = Set.of("sldNum", "dt", "hdr", "ftr", "sldImg");

  private record Columns(int first, int last) {}

  private final Findings findings;
  private final List<Columns> columns = new ArrayList<>();
  private String root = "";
  private boolean row;
  private boolean cell;
  private int cells;
  private boolean furniture;
  private int notes;
  private boolean clock;

  HiddenContent(Findings findings) {
    this.findings = findings;
  }

  void start(String local, Attributes attributes) {
    if (root.isEmpty()) {
      root = local;
      if ("0".equals(attributes.getValue("show")) || "false".equals(attributes.getValue("show"))) {
        findings.count(TraceGroup.HIDDEN, "hidden slide");
      }
    }
    switch (local) {
      case "sheet" -> {
        String state = attributes.getValue("state");
        if (state != null && state.toLowerCase(Locale.ROOT).contains("hidden")) {
          findings.count(TraceGroup.HIDDEN, "hidden sheet");
        }
      }
      case "col" -> {
        if (isTrue(attributes.getValue("hidden"))) {
          columns.add(
              new Columns(number(attributes.getValue("min")), number(attributes.getValue("max"))));
        }
      }
      case "row" -> row = isTrue(attributes.getValue("hidden"));
      case "c" -> {
        clock = false;
        cell = row || (!columns.isEmpty() && isInHidden(attributes.getValue("r")));
      }
      case "ClientData" -> {
        if ("Note".equals(attributes.getValue("ObjectType"))) {
          findings.count(TraceGroup.HIDDEN, "box of a comment");
        }
      }
      case "sp" -> furniture = false;
      case "ph" -> furniture = isFurniture(attributes.getValue("type"));
      default -> {}
    }
  }

  private boolean isInHidden(@Nullable String reference) {
    int column = 0;
    for (int i = 0; reference != null && i < reference.length(); i++) {
      char c = reference.charAt(i);
      if (c < 'A' || c > 'Z' || i > 2) {
        break;
      }
      column = column * 26 + c - 'A' + 1;
    }
    int at = column;
    return columns.stream().anyMatch(c -> at >= c.first() && at <= c.last());
  }

  /**
   * An element without children ends.
   *
   * @param text its text; empty if there is none, or if it had children
   */
  void end(String local, String text) {
    if (text.isEmpty()) {
      return;
    }
    boolean sheet = root.equals("worksheet");
    if (sheet && local.equals("f")) {
      String formula = text.toLowerCase(Locale.ROOT).replace(" ", "");
      clock = formula.equals("now()") || formula.equals("today()");
    } else if (sheet && (local.equals("v") || local.equals("t"))) {
      cells += cell ? 1 : 0;
      if (clock) {
        findings.count(TraceGroup.TIME, "day of the last reckoning");
      }
      if (OfficeWords.isPath(text)) {
        findings.count(TraceGroup.IDENTIFIER, "path of a file");
      }
    } else if (root.equals("notes") && local.equals("t") && !furniture) {
      notes++;
    }
  }

  void end() {
    findings.count(TraceGroup.HIDDEN, "cells in hidden rows or columns", cells);
    findings.count(TraceGroup.HIDDEN, "notes of the speaker", notes > 0 ? 1 : 0);
  }

  private static boolean isFurniture(@Nullable String placeholder) {
    return placeholder != null && FURNITURE.contains(placeholder);
  }

  private static boolean isTrue(@Nullable String value) {
    return "1".equals(value) || "true".equals(value);
  }

  private static int number(@Nullable String value) {
    try {
      return value == null ? 0 : Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
