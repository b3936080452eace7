package org.ecluse.seal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ecluse.core.Trace;
import org.ecluse.core.TraceGroup;
import org.ecluse.core.Unclean;

/** How the manifest writes the vocabulary of core. */
final class Words {

  private static final String REST = "and more";

  private Words() {}

  static String of(Unclean unclean) {
    return unclean.name().toLowerCase(Locale.ROOT);
  }

  static Optional<Unclean> unclean(String word) {
    return Arrays.stream(Unclean.values()).filter(u -> of(u).equals(word)).findFirst();
  }

  static <T extends Enum<T>> Optional<T> named(T[] values, String name) {
    return Arrays.stream(values).filter(v -> v.name().equals(name)).findFirst();
  }

  /** The first traces, and what is beyond them added up by group. */
  static List<Trace> atMost(List<Trace> traces, int most) {
    if (traces.size() <= most) {
      return traces;
    }
    Map<TraceGroup, Trace> rest = new EnumMap<>(TraceGroup.class);
    for (Trace trace : traces.subList(most, traces.size())) {
      Trace one = new Trace(trace.group(), REST, trace.before(), trace.after());
      rest.merge(trace.group(), one, Words::sum);
    }
    List<Trace> kept = new ArrayList<>(traces.subList(0, most));
    kept.addAll(rest.values());
    return kept;
  }

  private static Trace sum(Trace a, Trace b) {
    long before = (long) a.before() + b.before();
    long after = (long) a.after() + b.after();
    return new Trace(
        a.group(),
        REST,
        (int) Math.min(before, Integer.MAX_VALUE),
        (int) Math.min(after, Integer.MAX_VALUE));
  }
}
