package org.ecluse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.ecluse.testkit.store.CephServer;
import org.ecluse.testkit.watch.Marker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Kills intake with signal 9 at random moments of submissions, starts it again, and lets the judge
 * look at what is in the vault. The moments come from a seed that is printed, so that a failure can
 * be repeated with {@code -Decluse.seed=…}.
 */
@ExtendWith(Store.class)
final class KillIT {

  private static final boolean LONG = Boolean.getBoolean("ecluse.long");

  private final Marker marker = Marker.fresh();
  private final long seed = Long.getLong("ecluse.seed", System.nanoTime());
  private int acknowledged;
  private int cut;

  @Test
  void nothingAcknowledgedIsLostAndNothingIsHalfInAFolder() throws Exception {
    try (Instance instance = Instance.make()) {
      rounds(
          "folder",
          Integer.getInteger("ecluse.rounds", LONG ? 1000 : 60),
          instance,
          Judge.of(instance));
    }
  }

  /** With the rights that {@code deploy/s3/setup} gives: intake puts, a console reads. */
  @Test
  void nothingAcknowledgedIsLostAndNothingIsHalfOnCeph(CephServer ceph) throws Exception {
    String name = "kill-" + UUID.randomUUID().toString().toLowerCase(Locale.ROOT);
    ceph.users(name + "-intake", name + "-console", name + "-admin");
    ceph.apply(
        name,
        "--intake",
        name + "-intake",
        "--console",
        name + "-console",
        "--admin",
        name + "-admin");
    Path admin = ceph.credentials(name + "-admin");
    Path intake = ceph.credentials(name + "-intake");
    try (Instance instance = Instance.make(ceph.vault(name), admin, intake)) {
      Judge judge = Judge.of(instance, ceph.credentials(name + "-console"));
      rounds("Ceph", Integer.getInteger("ecluse.rounds", LONG ? 100 : 10), instance, judge);
    }
  }

  private void rounds(String vault, int rounds, Instance instance, Judge judge) throws Exception {
    System.out.println("KillIT " + vault + " seed " + seed);
    Random random = new Random(seed);
    judge.add("--marker", marker.text());
    long usual = usual(instance, judge);
    for (int round = 0; round < rounds; round++) {
      instance.startIntake();
      long moment = (long) (random.nextDouble() * usual * 1.3);
      sendAndKill(instance, judge, dossier(random.nextLong()), moment);
    }
    Run verdict = judge.ask();
    System.out.println(
        "KillIT "
            + vault
            + " acknowledged "
            + acknowledged
            + ", cut "
            + cut
            + "; "
            + verdict.text());
    System.out.println(verdict.err());
    assertThat(verdict.code()).as(verdict.text() + verdict.err()).isZero();
    assertThat(instance.log()).as("nothing is said of a source").doesNotContain("submission ");
    assertThat(cut).as("kills that hit a submission").isGreaterThan(rounds / 5);
    assertThat(acknowledged).as("submissions that were faster").isPositive();
  }

  private Dossier dossier(long number) {
    return Dossier.of(number, marker, 1000, 300_000, 2_000_000);
  }

  /** How long a submission takes when nobody kills it, in nanoseconds. */
  private long usual(Instance instance, Judge judge) throws Exception {
    instance.startIntake();
    Dossier dossier = dossier(seed);
    Source source = Source.at(instance.port());
    Source.Form form = source.form("en");
    long start = System.nanoTime();
    assertThat(dossier.send(source, form)).isTrue();
    long usual = System.nanoTime() - start;
    dossier.note(judge, true);
    instance.intake().destroyForcibly().waitFor();
    return usual;
  }

  private void sendAndKill(Instance instance, Judge judge, Dossier dossier, long moment)
      throws Exception {
    Source source = Source.at(instance.port());
    Source.Form form = source.form("en");
    CompletableFuture<Boolean> receipt =
        CompletableFuture.supplyAsync(() -> dossier.send(source, form));
    TimeUnit.NANOSECONDS.sleep(moment);
    instance.intake().destroyForcibly().waitFor();
    boolean came = receipt.get(60, TimeUnit.SECONDS);
    dossier.note(judge, came);
    if (came) {
      acknowledged++;
    } else {
      cut++;
    }
  }
}
