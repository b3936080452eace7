package org.ecluse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ecluse.testkit.watch.Marker;

/**
 * Kills the programs of one instance with signal 9 at moments that a seed draws, and remembers what
 * was promised. Nothing in the programs helps it: it looks at the clock and at the vault.
 */
final class Kills {

  private static final Pattern PARTS = Pattern.compile("\"parts\" : ([0-9]+)");
  private static final int KILLED = 128 + 9;
  private static final long LATEST = 3_000_000;

  private final String vault;
  private final Instance instance;
  private final Judge judge;
  private final Sightings sightings;
  private final long seed;
  private final Random random;
  private final Marker marker;
  private final Optional<Arrivals> arrivals;
  private final long begin = System.nanoTime();
  private int kills;
  private int sent;
  private int receipts;
  private int half;

  /**
   * @param reader the settings of whoever may list the vault
   * @param arrivals counts steps, where that can be done from outside
   */
  Kills(
      String vault,
      Instance instance,
      Judge judge,
      Map<String, String> reader,
      Optional<Arrivals> arrivals,
      Marker marker,
      long seed) {
    this.vault = vault;
    this.instance = instance;
    this.judge = judge.add("--marker", marker.text());
    this.sightings = new Sightings(reader);
    this.arrivals = arrivals;
    this.marker = marker;
    this.seed = seed;
    this.random = new Random(seed);
    System.out.println("KillIT " + vault + " seed " + seed);
  }

  /** Kills intake once in each round, while four sources send. */
  void submissions(int rounds) throws Exception {
    instance.startIntake();
    long start = System.nanoTime();
    Volley undisturbed = volley();
    int steps = awaitSteps(Integer.MAX_VALUE, undisturbed);
    note(undisturbed, 0);
    long nanos = System.nanoTime() - start;
    assertThat(receipts).as("receipts when nobody is killed").isEqualTo(sent);
    kill();
    for (int round = 1; round <= rounds; round++) {
      instance.startIntake();
      boolean byStep = arrivals.isPresent() && random.nextBoolean();
      int step = byStep ? 1 + random.nextInt(steps) : 0;
      long after = byStep ? random.nextLong(LATEST) : random.nextLong(nanos + nanos / 5);
      Volley volley = volley();
      awaitSteps(step, volley);
      TimeUnit.NANOSECONDS.sleep(after);
      kill();
      kills++;
      note(volley, round);
    }
    assertThat(receipts).as("sources that were faster").isGreaterThan(rounds / 10);
    assertThat(sent - receipts).as("sources that were cut").isGreaterThan(rounds / 2);
  }

  private Volley volley() {
    arrivals.ifPresent(Arrivals::forget);
    return Volley.begin(instance, random, marker);
  }

  private int awaitSteps(int steps, Volley volley) throws Exception {
    if (arrivals.isPresent()) {
      return arrivals.get().await(steps, volley::over);
    }
    if (steps > 0) {
      volley.receipts();
    }
    return 0;
  }

  /** With SIGKILL; its workers must not outlive it. */
  private void kill() throws Exception {
    List<ProcessHandle> workers = instance.intake().descendants().toList();
    instance.intake().destroyForcibly().waitFor();
    for (ProcessHandle worker : workers) {
      assertThat(ends(worker)).as("a worker outlives intake").isTrue();
    }
  }

  /** A dead process that nobody has collected yet, proc(5), is at its end too. */
  private static boolean ends(ProcessHandle process) throws InterruptedException {
    for (int tries = 0; tries < 20_000; tries++) {
      try {
        String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
        if (stat.startsWith("Z", stat.lastIndexOf(')') + 2)) {
          return true;
        }
      } catch (IOException gone) {
        return true;
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
    return false;
  }

  private void note(Volley volley, int round) throws Exception {
    for (Map.Entry<Dossier, Boolean> one : volley.receipts().entrySet()) {
      sightings.sent(one.getKey().note(judge, one.getValue()).digests().getFirst(), round);
      sent++;
      receipts += one.getValue() ? 1 : 0;
    }
    sightings.look(round);
  }

  /** Lets the time pass after which parts without a record are swept. */
  interface Waiting {
    void pass() throws IOException;
  }

  /**
   * So many sweeps are killed while they take things away; then one ends. What a sweep had just
   * touched when it was killed waits anew, as if it had come that day.
   */
  void sweeps(int times, Map<String, String> sweeper, Waiting waiting) throws Exception {
    waiting.pass();
    instance.settings().putAll(sweeper);
    int orphans = orphans();
    assertThat(orphans).as("the kills left something to sweep").isPositive();
    for (int i = 0; i < times; i++) {
      int before = sightings.attic().hidden("inbox/").size();
      int enough = before + 1 + random.nextInt(Math.max(1, orphans / (2 * times)));
      Process sweep = instance.begin("cases", "sweep", "--yes");
      while (sweep.isAlive() && sightings.attic().hidden("inbox/").size() < enough) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
      half += sweep.destroyForcibly().waitFor() == KILLED ? 1 : 0;
      waiting.pass();
    }
    assertThat(half).as("sweeps killed half-way").isPositive();
    assertThat(orphans()).as("what they left to the next one").isPositive();
    Run last = instance.ecluse("cases", "sweep", "--yes");
    assertThat(last.code()).as(last.err()).isZero();
    assertThat(orphans()).as("after a sweep that ended").isZero();
    assertThat(sightings.attic().unfinished()).as("unfinished objects").isEmpty();
  }

  private int orphans() throws Exception {
    Run plan = instance.ecluse("cases", "sweep", "--dry-run", "--json");
    assertThat(plan.code()).as(plan.err()).isZero();
    // The last is of all cases together.
    return PARTS.matcher(plan.text()).results().mapToInt(Kills::number).reduce(0, (a, b) -> b);
  }

  private static int number(java.util.regex.MatchResult found) {
    return Integer.parseInt(found.group(1));
  }

  /** Asks the judge; fails with the seed and the rounds of what was broken. */
  void judged() throws Exception {
    Run verdict = judge.add("--swept", "yes").ask();
    System.out.printf(
        "KillIT %s: %d kills of intake, %d of sweeps, sent %d, receipts %d, %d s; %s%n",
        vault,
        kills,
        half,
        sent,
        receipts,
        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin),
        verdict.text());
    assertThat(verdict.code())
        .as("seed %d: %s %s", seed, sightings.explained(verdict.text()), verdict.err())
        .isZero();
    assertThat(instance.log()).as("nothing is said of a source").doesNotContain("submission ");
    try (Stream<Path> scratch = Files.walk(instance.home().resolve("scratch"))) {
      assertThat(
              scratch
                  .filter(Files::isRegularFile)
                  .filter(f -> !f.toString().endsWith(".bpf"))
                  .toList())
          .as("scratch files")
          .isEmpty();
    }
  }
}
