package org.ecluse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ecluse.testkit.store.CephServer;
import org.ecluse.testkit.watch.DiskWatch;
import org.ecluse.testkit.watch.Marker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Kills intake with signal 9 at random moments of submissions, and sweeps half-way, and lets the
 * judge look at what is in the vault. The moments come from a seed that is printed, so that a
 * failure can be repeated with {@code -Decluse.seed=…}; {@code -Decluse.rounds=…} says how often.
 */
@ExtendWith(Store.class)
final class KillIT {

  private static final boolean LONG = Boolean.getBoolean("ecluse.long");

  /** More than the 14 days for which parts wait for their record. */
  private static final int LATER_DAYS = 16;

  private static final int SWEEPS = 3;
  private static final int PUBLICATIONS = LONG ? 30 : 4;

  /** Small enough that the spool has to go to its scratch files, in bytes. */
  private static final Map<String, String> SMALL_MEMORY =
      Map.of("ECLUSE_LIMITS_SPOOL_MEMORY_BYTES", "1000000");

  private final Marker marker = Marker.fresh();
  private final long seed = Long.getLong("ecluse.seed", System.nanoTime());

  private static int rounds(int few, int many) {
    return Integer.getInteger("ecluse.rounds", LONG ? many : few);
  }

  @Test
  void nothingAcknowledgedIsLostAndNothingIsHalfInAFolder() throws Exception {
    try (Instance instance = Instance.make();
        Arrivals arrivals = new Arrivals(instance.vault())) {
      instance.settings().putAll(SMALL_MEMORY);
      Kills kills =
          new Kills(
              "folder",
              instance,
              Judge.of(instance),
              instance.settings(),
              Optional.of(arrivals),
              marker,
              seed);
      kills.submissions(rounds(60, 1000));
      kills.sweeps(SWEEPS, Map.of(), () -> age(instance.vault()));
      kills.judged();
      nothingReadableIsLeft(DiskWatch.of(marker));
    }
  }

  /** What the clock would do in so many days. */
  private static void age(Path vault) throws IOException {
    FileTime then = FileTime.from(Instant.now().minus(Duration.ofDays(LATER_DAYS)));
    for (String folder : List.of("inbox", "queue", "tmp")) {
      try (Stream<Path> all = Files.walk(vault.resolve(folder))) {
        for (Path path : all.toList()) {
          Files.setLastModifiedTime(path, then);
        }
      }
    }
  }

  /**
   * With the rights that {@code deploy/s3/setup} gives: intake puts, a console reads and sweeps.
   */
  @Test
  void nothingAcknowledgedIsLostAndNothingIsHalfOnCeph(CephServer ceph) throws Exception {
    String name = "kill-" + UUID.randomUUID().toString().toLowerCase(Locale.ROOT);
    String console = name + "-console";
    ceph.users(name + "-intake", console, name + "-admin");
    ceph.apply(
        name, "--intake", name + "-intake", "--console", console, "--admin", name + "-admin");
    Path admin = ceph.credentials(name + "-admin");
    Path intake = ceph.credentials(name + "-intake");
    try (Instance instance = Instance.make(ceph.vault(name), admin, intake);
        LaterStore later = new LaterStore(ceph.port(), LATER_DAYS)) {
      instance.settings().putAll(SMALL_MEMORY);
      Map<String, String> reader = new HashMap<>(instance.settings());
      reader.put("ECLUSE_VAULT_CREDENTIALS", ceph.credentials(console).toString());
      Kills kills =
          new Kills(
              "Ceph",
              instance,
              Judge.of(instance, ceph.credentials(console)),
              reader,
              Optional.empty(),
              marker,
              seed);
      kills.submissions(rounds(10, 100));
      reader.put("ECLUSE_VAULT", ceph.vault(name).replace(":" + ceph.port(), ":" + later.port()));
      kills.sweeps(SWEEPS, reader, () -> {});
      kills.judged();
      nothingReadableIsLeft(DiskWatch.of(marker).except(ceph.owner().resolveSibling("")));
    }
  }

  /** Outside of what the judge looks at. While a program runs and dies, {@link DiskIT} watches. */
  private static void nothingReadableIsLeft(DiskWatch.Plan plan) throws Exception {
    try (DiskWatch watch = plan.belowTheUsual().start()) {
      while (watch.walks() == 0) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
      watch.stop().assertNothingSeen();
    }
  }

  /**
   * Whenever it is killed, the next publication ends it, and intake takes submissions under what
   * came of it.
   */
  @Test
  void aKilledPublicationIsEndedByTheNextOne() throws Exception {
    System.out.println("KillIT publication seed " + seed);
    Random random = new Random(seed);
    try (Instance instance = Instance.make()) {
      long start = System.nanoTime();
      assertThat(instance.ecluse("keys", "publish", "--yes").code()).isZero();
      long usual = System.nanoTime() - start;
      for (int round = 0; round < PUBLICATIONS; round++) {
        boolean onceItIsThere = round % 2 == 0;
        long epochs = epochs(instance);
        Process publish = instance.begin("keys", "publish", "--yes");
        while (onceItIsThere && publish.isAlive() && epochs(instance) == epochs) {
          Thread.onSpinWait();
        }
        TimeUnit.NANOSECONDS.sleep(onceItIsThere ? 0 : usual / 2 + random.nextLong(usual / 2));
        publish.destroyForcibly().waitFor();
        Run again = instance.ecluse("keys", "publish", "--yes");
        assertThat(again.code()).as("seed %d round %d: %s", seed, round, again.err()).isZero();
        assertThat(epochs(instance)).as("epochs").isBetween(epochs + 1, epochs + 2);
      }
      Run status = instance.ecluse("keys", "status", "--json");
      assertThat(status.text()).contains("\"epoch\" : " + epochs(instance) + ",");
      instance.startIntake();
      Judge judge = Judge.of(instance).add("--marker", marker.text());
      for (Map.Entry<Dossier, Boolean> one :
          Volley.begin(instance, random, marker).receipts().entrySet()) {
        assertThat(one.getValue()).as("a receipt").isTrue();
        one.getKey().note(judge, true);
      }
      assertThat(judge.ask().text()).contains("sent 4, receipts 4, cases 4");
    }
  }

  private static long epochs(Instance instance) throws IOException {
    try (Stream<Path> epochs = Files.list(instance.vault().resolve("keyring"))) {
      return epochs.count();
    }
  }
}
