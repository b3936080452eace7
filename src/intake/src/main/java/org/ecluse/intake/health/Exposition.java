package org.ecluse.intake.health;

import java.util.regex.Pattern;

/**
 * Writes metrics in the text form that Prometheus reads, version 0.0.4. Gauges only: a counter that
 * goes up when something happens would tell when.
 */
final class Exposition {

  static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  private final StringBuilder text = new StringBuilder();
  private String family = "";

  /** Begins a family; its samples follow. */
  Exposition family(String name, String help) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a metric name");
    }
    family = name;
    text.append("# HELP ").append(name).append(' ').append(escaped(help)).append('\n');
    text.append("# TYPE ").append(name).append(" gauge\n");
    return this;
  }

  Exposition sample(long value) {
    text.append(family).append(' ').append(value).append('\n');
    return this;
  }

  Exposition sample(boolean value) {
    return sample(value ? 1 : 0);
  }

  /** A sample with one label. */
  Exposition sample(String label, String labelValue, long value) {
    if (!NAME.matcher(label).matches()) {
      throw new IllegalArgumentException("not a label name");
    }
    text.append(family)
        .append('{')
        .append(label)
        .append("=\"")
        .append(escaped(labelValue).replace("\"", "\\\""))
        .append("\"} ")
        .append(value)
        .append('\n');
    return this;
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n");
  }

  String text() {
    return text.toString();
  }
}
