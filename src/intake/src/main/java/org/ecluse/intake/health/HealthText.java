package org.ecluse.intake.health;

import java.util.Locale;
import java.util.OptionalLong;
import org.ecluse.intake.gate.Obstacle;
import org.ecluse.intake.gate.VaultWatch;

/** Health for a person at a terminal. */
final class HealthText {

  private static final long GIB = 1L << 30;

  private final StringBuilder text = new StringBuilder();

  private HealthText() {}

  static String of(Vitals vitals) {
    HealthText health = new HealthText();
    health.gate(vitals);
    health.keys(vitals);
    health.machine(vitals);
    health.day(vitals);
    return health.text.toString();
  }

  private void gate(Vitals vitals) {
    if (vitals.open()) {
      line("The gate is open.");
    } else {
      line("The gate is closed.");
      for (Obstacle obstacle : vitals.obstacles()) {
        line("  " + obstacle.word() + ": " + obstacle.meaning());
        line("    do: " + obstacle.action());
      }
    }
    for (Vitals.Warning warning : vitals.warnings()) {
      String what =
          switch (warning.what()) {
            case "reviewer" -> "a reviewer's key ends";
            case "keyring" -> "the keyring ends";
            default -> "this node's key in the keyring ends";
          };
      line("  soon: " + what + " in " + days(warning.daysLeft()));
    }
  }

  private void keys(Vitals vitals) {
    line("");
    vitals
        .ring()
        .ifPresentOrElse(
            ring -> {
              row("keyring", "epoch " + ring.epoch() + " (" + ring.digest() + "…), " + left(ring));
              row("reviewers", ring.reviewers() + firstEnds(ring));
            },
            () -> row("keyring", "none"));
    row("admins", (vitals.adminsPinned() == 0 ? "none" : vitals.adminsPinned()) + " pinned");
    OptionalLong listed = vitals.node().daysLeft();
    String days =
        listed.isPresent() ? days(listed.getAsLong()) + " left" : "not listed in the keyring";
    row("node", vitals.node().keyId() + ", " + days);
    row("", "public key " + vitals.node().publicKey());
  }

  private void machine(Vitals vitals) {
    VaultWatch.Facts facts = vitals.vault().facts();
    String state =
        !vitals.vault().reachable()
            ? "not reachable"
            : vitals.vault().fullOrRefusing() ? "reachable, takes nothing" : "reachable";
    row("vault", state + ", last found good " + ago(facts.goodHoursAgo()));
    row("rights", rights(facts.rights()) + ", tried " + ago(facts.rightsHoursAgo()));
    Vitals.Scratch scratch = vitals.scratch();
    row("scratch", (scratch.ok() ? "room" : "NO ROOM") + ", " + limits(scratch));
    row("", "free on its disk at the last full hour: " + free(scratch));
    if (scratch.smallerThanItsLimit()) {
      row("", "the disk can be full before that limit: set limits.spool-disk-bytes");
    }
    Vitals.Sandbox sandbox = vitals.sandbox();
    String ready = sandbox.ready() ? "ready" : "NOT READY";
    row("sandbox", ready + ", " + HealthJson.word(sandbox.mode()) + ", " + workers(sandbox));
    row("", "start cache: " + HealthJson.word(sandbox.aot()));
    row("intake", "start cache: " + HealthJson.word(vitals.startCache()));
  }

  private void day(Vitals vitals) {
    line("");
    vitals
        .lastDay()
        .ifPresentOrElse(
            day -> {
              row("on " + day.day(), "at most " + day.cases() + " cases");
              row("broken off", "at most " + day.broken());
              row("workers", "at most " + day.workersFailed() + " died, hung or lied");
              row("refused", "at most, by status: " + day.refused());
              row("files", "at most: " + day.verdicts());
            },
            () -> line("No whole day has ended since the start: nothing to count."));
  }

  private static String left(Vitals.Ring ring) {
    return days(ring.daysLeft()) + " left";
  }

  private static String firstEnds(Vitals.Ring ring) {
    OptionalLong first = ring.reviewerDaysLeft();
    return first.isPresent() ? ", the first key ends in " + days(first.getAsLong()) : "";
  }

  private static String rights(VaultWatch.Rights rights) {
    return switch (rights) {
      case UNTRIED -> "not yet known";
      case NONE -> "none to try on this vault";
      case RIGHT -> "as they should be";
      case TOO_WIDE -> "TOO WIDE";
      case UNKNOWN -> "could not be tried";
    };
  }

  private static String ago(OptionalLong hours) {
    if (hours.isEmpty()) {
      return "never";
    }
    return hours.getAsLong() == 0
        ? "within the hour"
        : hours.getAsLong() + (hours.getAsLong() == 1 ? " hour ago" : " hours ago");
  }

  private static String days(long days) {
    return days + (days == 1 ? " day" : " days");
  }

  private static String size(long bytes) {
    return bytes >= GIB || bytes == 0 ? bytes / GIB + " GiB" : (bytes >> 20) + " MiB";
  }

  private static String limits(Vitals.Scratch scratch) {
    return "up to "
        + size(scratch.memoryLimit())
        + " in memory, "
        + size(scratch.diskLimit())
        + " on disk";
  }

  private static String free(Vitals.Scratch scratch) {
    OptionalLong free = scratch.freeAtLeast();
    return free.isPresent() ? "at least " + size(free.getAsLong()) : "not known";
  }

  private static String workers(Vitals.Sandbox sandbox) {
    return "up to " + sandbox.workers() + " workers, " + sandbox.spares() + " spares wanted";
  }

  private void row(String name, String value) {
    line(String.format(Locale.ROOT, "%-14s", name) + value);
  }

  private void line(String line) {
    text.append(line.stripTrailing()).append('\n');
  }
}
