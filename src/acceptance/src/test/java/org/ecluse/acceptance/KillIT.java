package org.ecluse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Kills intake with signal 9 at random moments of submissions. The moments come from a seed that is
 * printed, so that a failure can be repeated with {@code -Decluse.seed=…}.
 */
final class KillIT {

  private static final boolean LONG = Boolean.getBoolean("ecluse.long");
  private static final int ROUNDS = LONG ? 1000 : 60;

  @Test
  void noAcknowledgedCaseIsLostAndNoneIsHalf() throws Exception {
    long seed = Long.getLong("ecluse.seed", System.nanoTime());
    System.out.println("KillIT seed " + seed);
    Random random = new Random(seed);
    Set<String> acknowledged = new HashSet<>();
    int killed = 0;
    try (Instance instance = Instance.make()) {
      long usual = usual(instance);
      for (int round = 0; round < ROUNDS; round++) {
        instance.startIntake();
        String message = "round " + round + " of " + seed;
        long moment = (long) (random.nextDouble() * usual * 1.3);
        if (sendAndKill(instance, message, moment)) {
          acknowledged.add(message);
        } else {
          killed++;
        }
      }
      try (Reader reader = Reader.of(instance)) {
        Map<String, Integer> seen = reader.openEverything();
        assertThat(seen.keySet())
            .as("every acknowledged case opens whole")
            .containsAll(acknowledged);
        assertThat(seen.values()).as("none twice").containsOnly(1);
      }
      assertThat(instance.log()).as("nothing is said of a source").doesNotContain("round ");
    }
    System.out.println("KillIT acknowledged " + acknowledged.size() + ", cut " + killed);
    assertThat(killed).as("kills that hit a submission").isGreaterThan(ROUNDS / 5);
    assertThat(acknowledged).as("submissions that were faster").isNotEmpty();
  }

  /** How long a submission takes when nobody kills it, in nanoseconds. */
  private static long usual(Instance instance) throws Exception {
    instance.startIntake();
    long start = System.nanoTime();
    Source source = Source.at(instance.port());
    Source.Form form = source.form("en");
    assertThat(source.post("en", form, body(form, "warm-up")).status()).isEqualTo(200);
    long usual = System.nanoTime() - start;
    instance.intake().destroyForcibly().waitFor();
    return usual;
  }

  /** Whether a receipt came before the kill. */
  private static boolean sendAndKill(Instance instance, String message, long moment)
      throws Exception {
    Source source = Source.at(instance.port());
    Source.Form form = source.form("en");
    byte[] body = body(form, message);
    CompletableFuture<Boolean> receipt =
        CompletableFuture.supplyAsync(() -> send(source, form, body));
    TimeUnit.NANOSECONDS.sleep(moment);
    instance.intake().destroyForcibly().waitFor();
    return receipt.get(60, TimeUnit.SECONDS);
  }

  private static boolean send(Source source, Source.Form form, byte[] body) {
    try (Socket socket = source.open("en", form, body.length)) {
      socket.getOutputStream().write(body);
      return Source.answer(socket.getInputStream()).status() == 200;
    } catch (IOException cut) {
      return false;
    }
  }

  private static byte[] body(Source.Form form, String message) {
    Source.Body body =
        new Source.Body()
            .field("token", form.token())
            .field("message", message)
            .field("unclean", "keep");
    Random random = new Random(message.hashCode());
    for (int size : new int[] {1000, 300_000, 2_000_000}) {
      byte[] bytes = new byte[size];
      random.nextBytes(bytes);
      body.file("a.bin", bytes);
    }
    return body.end();
  }
}
