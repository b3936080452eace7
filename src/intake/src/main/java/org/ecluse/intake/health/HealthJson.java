package org.ecluse.intake.health;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.OptionalLong;
import org.ecluse.intake.day.DayCounts;
import org.ecluse.intake.gate.Obstacle;

/** Health for machines: one object, snake_case ({@code src/spec/health.md}). */
final class HealthJson {

  private HealthJson() {}

  static String of(Vitals vitals) {
    JsonObject json = new JsonObject().put("gate", vitals.open() ? "open" : "closed");
    if (!vitals.open()) {
      Obstacle first = vitals.obstacles().iterator().next();
      JsonArray reasons = new JsonArray();
      vitals.obstacles().forEach(obstacle -> reasons.add(obstacle.word()));
      json.put("reason", first.word())
          .put("reasons", reasons)
          .put("meaning", first.meaning())
          .put("action", first.action());
    }
    vitals.ring().ifPresent(ring -> put(json, ring));
    json.put("node", vitals.node().keyId()).put("node_public_key", vitals.node().publicKey());
    put(json, "node_days_left", vitals.node().daysLeft());
    json.put("admins_pinned", vitals.adminsPinned())
        .put("vault", vault(vitals.vault()))
        .put("scratch", scratch(vitals.scratch()))
        .put("sandbox", sandbox(vitals.sandbox()))
        .put("start_cache", word(vitals.startCache()))
        .put("warnings", warnings(vitals));
    vitals.lastDay().ifPresent(day -> json.put("last_day", day(day)));
    return json.encode() + "\n";
  }

  private static void put(JsonObject json, Vitals.Ring ring) {
    json.put("epoch", ring.epoch())
        .put("keyring_digest", ring.digest())
        .put("keyring_days_left", ring.daysLeft())
        .put("reviewers", ring.reviewers());
    put(json, "reviewer_days_left", ring.reviewerDaysLeft());
  }

  private static JsonObject vault(Vitals.Vault vault) {
    JsonObject json =
        new JsonObject()
            .put("reachable", vault.reachable())
            .put("takes", vault.reachable() && !vault.fullOrRefusing())
            .put("rights", word(vault.facts().rights()));
    put(json, "good_hours_ago", vault.facts().goodHoursAgo());
    put(json, "rights_tried_hours_ago", vault.facts().rightsHoursAgo());
    return json;
  }

  private static JsonObject scratch(Vitals.Scratch scratch) {
    JsonObject json =
        new JsonObject()
            .put("room", scratch.ok())
            .put("memory_limit_bytes", scratch.memoryLimit())
            .put("disk_limit_bytes", scratch.diskLimit())
            .put("disk_smaller_than_limit", scratch.smallerThanItsLimit());
    put(json, "disk_free_bytes_at_least", scratch.freeAtLeast());
    return json;
  }

  private static JsonObject sandbox(Vitals.Sandbox sandbox) {
    return new JsonObject()
        .put("ready", sandbox.ready())
        .put("mode", word(sandbox.mode()))
        .put("aot", word(sandbox.aot()))
        .put("workers", sandbox.workers())
        .put("spares", sandbox.spares());
  }

  private static JsonArray warnings(Vitals vitals) {
    JsonArray warnings = new JsonArray();
    for (Vitals.Warning warning : vitals.warnings()) {
      warnings.add(
          new JsonObject()
              .put("what", warning.what())
              .put("days_left", warning.daysLeft())
              .put("within", warning.within()));
    }
    return warnings;
  }

  private static JsonObject day(DayCounts day) {
    JsonObject refused = new JsonObject();
    day.refused().forEach((status, count) -> refused.put(String.valueOf(status), count));
    JsonObject verdicts = new JsonObject();
    day.verdicts().forEach((verdict, count) -> verdicts.put(word(verdict), count));
    return new JsonObject()
        .put("day", day.day().toString())
        .put("cases_at_most", day.cases())
        .put("broken_off_at_most", day.broken())
        .put("refused_at_most", refused)
        .put("files_at_most", verdicts)
        .put("workers_failed_at_most", day.workersFailed());
  }

  private static void put(JsonObject json, String name, OptionalLong value) {
    value.ifPresent(number -> json.put(name, number));
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
