package org.ecluse.acceptance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ecluse.testkit.documents.DirtyJpeg;
import org.ecluse.testkit.documents.Pixels;

/**
 * What Écluse costs: {@code deploy/measure [ready] [large] [small] [held]}, all four when none is
 * named. Processor time is that of intake and all its workers, from their first to their last
 * instruction; the sender's is not in it. Each round does every variant once, and {@code gpg} seals
 * the same bytes in the same round: on a busy machine only that ratio and the processor time mean
 * something. {@code -Decluse.rounds=5} says how often, {@code -Decluse.sizes=256,1024,4096} how
 * many MiB.
 */
final class Measure {

  private static final int ROUNDS = Integer.getInteger("ecluse.rounds", 5);
  private static final String SIZES = System.getProperty("ecluse.sizes", "256,1024,4096");
  private static final long MIB = 1L << 20;
  private static final int MANY = 16;
  private static final int CASES = 64;
  private static final int HELD = 64;
  private static final long HELD_BYTES = 10_000_000;

  private final Figures figures = new Figures();

  private Measure() {}

  public static void main(String[] what) throws Exception {
    List<String> wanted =
        what.length == 0 ? List.of("ready", "large", "small", "held") : List.of(what);
    Measure measure = new Measure();
    try (Instance one = Instance.make()) {
      if (wanted.contains("ready")) {
        measure.ready(one);
      }
      if (wanted.contains("large")) {
        measure.large(one);
      }
      if (wanted.contains("small")) {
        measure.small(one);
      }
      if (wanted.contains("held")) {
        measure.held(one);
      }
    }
    System.out.println(measure.figures.table());
  }

  /** From the launcher's start to the first answered page. */
  private void ready(Instance instance) throws Exception {
    for (int round = 0; round < 2 * ROUNDS; round++) {
      long start = System.nanoTime();
      instance.startIntake();
      double wall = seconds(start);
      ProcessHandle intake = instance.intake().toHandle();
      figures.add("ready", "wall s", wall);
      figures.add("ready", "CPU s", Usage.of(intake).secondsSince(new Usage(0)));
      figures.add("ready", "CPU s settled", Usage.settled(intake).secondsSince(new Usage(0)));
      figures.add("ready", "intake MB", megabytes(Usage.resident(intake)));
      instance.stopIntake();
    }
  }

  private void large(Instance one) throws Exception {
    try (Instance two = Instance.make();
        Gpg gpg = Gpg.of(one)) {
      Version2.publish(two);
      Map<String, Instance> variants = new TreeMap<>(Map.of("SEIPDv1", one, "SEIPDv2-GCM", two));
      for (Instance instance : variants.values()) {
        instance.startIntake();
        for (int warm = 0; warm < 2; warm++) {
          upload(instance, 256 * MIB);
          instance.forgetCases();
        }
      }
      for (String text : SIZES.split(",", -1)) {
        long mib = Long.parseLong(text);
        for (int round = 0; round < Math.max(1, ROUNDS * 256L / mib); round++) {
          double calibration = gpg.seal(mib * MIB);
          figures.add("gpg " + mib + " MiB", "CPU s", calibration);
          for (Map.Entry<String, Instance> variant : variants.entrySet()) {
            String row = variant.getKey() + " " + mib + " MiB";
            large(row, variant.getValue(), mib * MIB, calibration);
          }
        }
      }
    }
  }

  private void large(String row, Instance instance, long size, double calibration)
      throws Exception {
    ProcessHandle intake = instance.intake().toHandle();
    Usage before = Usage.settled(intake);
    long resident = Usage.resident(intake);
    Usage.forgetPeak(intake);
    long start = System.nanoTime();
    upload(instance, size);
    figures.add(row, "wall s", seconds(start));
    double cpu = Usage.settled(intake).secondsSince(before);
    figures.add(row, "CPU s", cpu);
    figures.add(row, "per gpg", cpu / calibration);
    figures.add(row, "peak MB", megabytes(Usage.peak(intake)));
    figures.add(row, "growth MB", megabytes(Usage.peak(intake) - resident));
    instance.forgetCases();
  }

  private void small(Instance instance) throws Exception {
    byte[] jpeg = DirtyJpeg.soil(Pixels.jpeg(Pixels.image(1000, 692, 1), false), 1);
    instance.startIntake();
    cases(instance, jpeg, MANY, CASES);
    for (int round = 0; round < ROUNDS; round++) {
      for (int clients : new int[] {1, MANY}) {
        String row = clients + " × " + jpeg.length / 1000 + " KB JPEG";
        ProcessHandle intake = instance.intake().toHandle();
        Usage before = Usage.settled(intake);
        Usage.forgetPeak(intake);
        int count = clients == 1 ? CASES / 4 : CASES;
        long start = System.nanoTime();
        cases(instance, jpeg, clients, count);
        figures.add(row, "per s", count / seconds(start));
        figures.add(row, "CPU s", Usage.settled(intake).secondsSince(before) / count);
        figures.add(row, "peak MB", megabytes(Usage.peak(intake)));
        instance.forgetCases();
      }
    }
    instance.stopIntake();
  }

  /** Each client sends its share, one after the other; the first that fails ends it all. */
  private static void cases(Instance instance, byte[] jpeg, int clients, int count)
      throws Exception {
    together(
        clients,
        () -> {
          for (int i = 0; i < count / clients; i++) {
            Source source = Source.at(instance.port());
            Source.Form form = source.form("en");
            byte[] body = new Source.Body().field("token", form.token()).file("a.jpg", jpeg).end();
            Source.Answer answer = source.post("en", form, body);
            if (answer.status() != 200 || !answer.body().contains("data-verdict=\"CLEAN\"")) {
              throw new IOException("no receipt, but " + answer.status());
            }
          }
          return null;
        });
  }

  /** Many uploads that have all arrived and none of which has ended; then all end. */
  private void held(Instance instance) throws Exception {
    for (int round = 0; round < Math.max(1, ROUNDS / 2); round++) {
      instance.startIntake();
      ProcessHandle intake = instance.intake().toHandle();
      figures.add("64 × 10 MB", "intake MB before", megabytes(Usage.resident(intake)));
      try (Sampler all = Sampler.of(() -> Usage.residentOfAll(intake))) {
        HeldUploads.run(instance, HELD, HELD_BYTES);
        figures.add("64 × 10 MB", "intake peak MB", megabytes(Usage.peak(intake)));
        figures.add("64 × 10 MB", "peak MB with workers", megabytes(all.most()));
      }
      instance.forgetCases();
      instance.stopIntake();
    }
  }

  private static void upload(Instance instance, long size) throws IOException {
    try (Pour pour = Pour.begin(Source.at(instance.port()), size)) {
      pour.finish();
    }
  }

  /** Does the same on many threads at once. */
  static void together(int threads, Callable<?> act) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        all.add(pool.submit(act));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static double megabytes(long bytes) {
    return bytes / 1e6;
  }
}
