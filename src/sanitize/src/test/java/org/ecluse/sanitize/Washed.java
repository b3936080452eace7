package org.ecluse.sanitize;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ecluse.core.Content;
import org.ecluse.core.Report;
import org.ecluse.core.Trace;
import org.ecluse.sanitize.io.MemorySink;
import org.ecluse.testkit.documents.Person;

/** What became of some bytes in a worker, without the wire. */
public record Washed(Report report, byte[] bytes) {

  public static Washed of(byte[] source) {
    return of(source, Formats.all());
  }

  public static Washed of(byte[] source, Formats formats) {
    MemorySink sink = new MemorySink(4L * source.length + (16 << 20));
    Report report = new Laundry(formats).wash(Content.of(source), sink);
    return new Washed(report, sink.bytes());
  }

  /** Names of what is left. */
  public List<String> left() {
    return report.traces().stream()
        .filter(t -> t.after() > 0)
        .map(t -> t.group() + " " + t.tag())
        .toList();
  }

  /** Tags that were there before and are gone. */
  public List<String> removed() {
    return report.traces().stream().filter(t -> t.removed() > 0).map(Trace::tag).toList();
  }

  /** The invented values that can still be found in these bytes, as they stand. */
  public static List<String> namesIn(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return Person.ALL.stream().filter(text::contains).toList();
  }
}
