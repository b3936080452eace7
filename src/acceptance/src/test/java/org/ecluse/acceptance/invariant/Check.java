package org.ecluse.acceptance.invariant;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Says whether a vault holds what was promised:
 *
 * <ul>
 *   <li>{@code LOST}: a receipt was sent, and no case has these very bytes
 *   <li>{@code HALF}: a case is visible and does not open whole
 *   <li>{@code FOREIGN}: a case is visible that nobody sent so
 *   <li>{@code TWICE}: one submission became several cases
 *   <li>{@code ORPHAN}: after a sweep, a part belongs to no case
 *   <li>{@code READABLE}: something that was sent stands in an object, a file or a log
 * </ul>
 *
 * <pre>
 * Check --vault ADDRESS [--credentials FILE] --ledger FILE --key FILE --passphrase FILE
 *       [--marker TEXT]… [--search FOLDER]… [--swept yes]
 * </pre>
 *
 * <p>Prints one line for each breach and a last one of counts. Exit code 0 if there is no breach, 1
 * if there is, 2 if it could not look.
 */
public final class Check {

  private final Map<String, List<String>> options = new HashMap<>();
  private final List<String> breaches = new ArrayList<>();

  private Check(String... arguments) {
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      options.computeIfAbsent(arguments[i], o -> new ArrayList<>()).add(arguments[i + 1]);
    }
  }

  public static void main(String[] arguments) {
    PrintStream out = System.out;
    try {
      Check check = new Check(arguments);
      String counts = check.look();
      check.breaches.forEach(out::println);
      out.println(counts);
      System.exit(check.breaches.isEmpty() ? 0 : 1);
    } catch (IOException | RuntimeException | LinkageError e) {
      System.err.println("could not look: " + e);
      System.exit(2);
    }
  }

  private String look() throws IOException {
    List<Sent> ledger = Sent.ledger(Path.of(one("--ledger")));
    Objects objects = Objects.at(one("--vault"), option("--credentials", ""));
    SortedSet<String> names = objects.names();
    SortedSet<String> belonging = new TreeSet<>(List.of(Objects.PROBE));
    Map<List<String>, Integer> found = new HashMap<>();
    try (Gpg gpg = new Gpg(Path.of(one("--key")), Path.of(one("--passphrase")))) {
      for (String name : names) {
        if (name.startsWith("queue/")) {
          belonging.add(name);
          look(new VisibleCase(name.substring("queue/".length()), objects, names), gpg, belonging)
              .ifPresent(contents -> found.merge(contents, 1, Integer::sum));
        }
      }
    }
    compare(ledger, found);
    long orphans = orphans(names, belonging);
    search(objects, names);
    return "looked at: sent %d, receipts %d, cases %d, objects %d, orphans %d"
        .formatted(
            ledger.size(),
            ledger.stream().filter(Sent::receipt).count(),
            found.values().stream().mapToInt(n -> n).sum(),
            names.size(),
            orphans);
  }

  private java.util.Optional<List<String>> look(
      VisibleCase visible, Gpg gpg, SortedSet<String> belonging) {
    try {
      belonging.addAll(visible.own());
      return java.util.Optional.of(visible.contents(gpg));
    } catch (VisibleCase.Half e) {
      breach("HALF", visible.id() + ": " + e.getMessage());
    } catch (IOException e) {
      // A record or manifest that is no JSON, or an object that went away under our eyes.
      breach("HALF", visible.id() + ": " + e.getClass().getSimpleName());
    }
    return java.util.Optional.empty();
  }

  private void compare(List<Sent> ledger, Map<List<String>, Integer> found) {
    Map<List<String>, Integer> tried = new HashMap<>();
    for (Sent sent : ledger) {
      tried.merge(sent.digests(), 1, Integer::sum);
      if (sent.receipt() && !found.containsKey(sent.digests())) {
        breach("LOST", sent.digests().getFirst());
      }
    }
    found.forEach(
        (contents, count) -> {
          if (!tried.containsKey(contents)) {
            breach("FOREIGN", contents.getFirst());
          } else if (count > tried.get(contents)) {
            breach("TWICE", contents.getFirst());
          }
        });
  }

  private long orphans(SortedSet<String> names, SortedSet<String> belonging) {
    List<String> orphans =
        names.stream()
            .filter(name -> name.startsWith("inbox/") && !belonging.contains(name))
            .toList();
    if (options.containsKey("--swept")) {
      orphans.forEach(orphan -> breach("ORPHAN", orphan));
    }
    return orphans.size();
  }

  private void search(Objects objects, SortedSet<String> names) throws IOException {
    Marks marks = new Marks(options.getOrDefault("--marker", List.of()));
    for (String name : names) {
      if (marks.in(objects.read(name))) {
        breach("READABLE", name);
      }
    }
    for (String folder : options.getOrDefault("--search", List.of())) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          if (marks.in(Files.readAllBytes(file))) {
            breach("READABLE", file.toString());
          }
        }
      }
    }
  }

  private void breach(String kind, String what) {
    breaches.add(kind + " " + what);
  }

  private String one(String name) {
    List<String> values = options.getOrDefault(name, List.of());
    if (values.size() != 1) {
      throw new IllegalArgumentException(name + " must be given once");
    }
    return values.getFirst();
  }

  private String option(String name, String otherwise) {
    return options.containsKey(name) ? one(name) : otherwise;
  }
}
