package org.ecluse.acceptance;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ecluse.testkit.watch.Marker;

/**
 * Four sources at once: a message alone, a small file, several, and a large one; so that at any
 * moment they are at different steps.
 */
final class Volley {

  /** In bytes. The last is put in several pieces into a bucket. */
  private static final int[][] FILES = {{}, {5_000}, {1_000, 20_000, 300_000}, {6_000_000}};

  private static final Executor THREADS = task -> Thread.ofVirtual().start(task);
  private static final long MINUTES = 2;

  private final Map<Dossier, CompletableFuture<Boolean>> all = new LinkedHashMap<>();

  private Volley() {}

  /** Begins to send; the same random gives the same bytes. */
  static Volley begin(Instance instance, Random random, Marker marker) {
    Volley volley = new Volley();
    int port = instance.port();
    for (int[] files : FILES) {
      Dossier dossier = Dossier.of(random.nextLong(), marker, files);
      volley.all.put(
          dossier, CompletableFuture.supplyAsync(() -> send(dossier, Source.at(port)), THREADS));
    }
    return volley;
  }

  /** A form that did not come is no receipt either. */
  private static boolean send(Dossier dossier, Source source) {
    try {
      return dossier.send(source, source.form("en"));
    } catch (IOException cut) {
      return false;
    }
  }

  boolean over() {
    return all.values().stream().allMatch(CompletableFuture::isDone);
  }

  /** Who got a receipt, once each has got one or never will. */
  Map<Dossier, Boolean> receipts()
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<Dossier, Boolean> receipts = new LinkedHashMap<>();
    for (Map.Entry<Dossier, CompletableFuture<Boolean>> one : all.entrySet()) {
      receipts.put(one.getKey(), one.getValue().get(MINUTES, TimeUnit.MINUTES));
    }
    return receipts;
  }
}
