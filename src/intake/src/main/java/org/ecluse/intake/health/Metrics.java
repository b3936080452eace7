package org.ecluse.intake.health;

import java.util.OptionalLong;
import org.ecluse.intake.day.DayCounts;
import org.ecluse.intake.gate.Obstacle;
import org.ecluse.intake.gate.VaultWatch.Rights;
import org.ecluse.sandbox.AotState;
import org.ecluse.sandbox.Mode;

/** Health as metrics: their names are the contract with whoever wrote alerts. */
final class Metrics {

  private final Exposition out = new Exposition();

  private Metrics() {}

  static String of(Vitals vitals) {
    Metrics metrics = new Metrics();
    metrics.gate(vitals);
    metrics.keys(vitals);
    metrics.vault(vitals.vault());
    metrics.machine(vitals);
    vitals.lastDay().ifPresent(metrics::day);
    return metrics.out.text();
  }

  private void gate(Vitals vitals) {
    out.family("ecluse_gate_open", "Whether submissions are taken.").sample(vitals.open());
    out.family("ecluse_gate_obstacle", "Whether this is in the way of opening.");
    for (Obstacle obstacle : Obstacle.values()) {
      out.sample("reason", obstacle.word(), vitals.obstacles().contains(obstacle) ? 1 : 0);
    }
  }

  private void keys(Vitals vitals) {
    out.family("ecluse_admins_pinned", "Admin keys that this installation believes.")
        .sample(vitals.adminsPinned());
    vitals
        .ring()
        .ifPresent(
            ring -> {
              out.family("ecluse_keyring_epoch", "Number of the newest keyring.")
                  .sample(ring.epoch());
              out.family("ecluse_keyring_days_left", "Days until the keyring ends.")
                  .sample(ring.daysLeft());
              out.family("ecluse_reviewers", "Keys to which a case is sealed today.")
                  .sample(ring.reviewers());
              optional(
                  "ecluse_reviewer_days_left",
                  "Days until the first reviewer's key ends.",
                  ring.reviewerDaysLeft());
            });
    optional(
        "ecluse_node_days_left",
        "Days until this node's key in the keyring ends.",
        vitals.node().daysLeft());
  }

  private void vault(Vitals.Vault vault) {
    out.family("ecluse_vault_reachable", "Whether the vault answered the last look.")
        .sample(vault.reachable());
    optional(
        "ecluse_vault_good_hours_ago",
        "Whole hours since the vault was last found good.",
        vault.facts().goodHoursAgo());
    out.family("ecluse_vault_rights", "What is known of the rights of intake's credential.");
    for (Rights rights : Rights.values()) {
      out.sample("state", HealthJson.word(rights), vault.facts().rights() == rights ? 1 : 0);
    }
    optional(
        "ecluse_vault_rights_tried_hours_ago",
        "Whole hours since the rights were last tried.",
        vault.facts().rightsHoursAgo());
  }

  private void machine(Vitals vitals) {
    Vitals.Scratch scratch = vitals.scratch();
    out.family("ecluse_scratch_room", "Whether there is room where uploads wait.")
        .sample(scratch.ok());
    out.family("ecluse_scratch_limit_bytes", "How much may wait there.")
        .sample("where", "memory", scratch.memoryLimit())
        .sample("where", "disk", scratch.diskLimit());
    optional(
        "ecluse_scratch_disk_free_bytes_at_least",
        "Free on its disk at the last full hour, rounded down to a power of two GiB.",
        scratch.freeAtLeast());
    Vitals.Sandbox sandbox = vitals.sandbox();
    out.family("ecluse_sandbox_ready", "Whether workers start.").sample(sandbox.ready());
    out.family("ecluse_sandbox_mode", "How much of a wall there is around workers.");
    for (Mode mode : Mode.values()) {
      out.sample("mode", HealthJson.word(mode), sandbox.mode() == mode ? 1 : 0);
    }
    out.family("ecluse_sandbox_aot", "Whether workers start from their cache, or why not.");
    for (AotState aot : AotState.values()) {
      out.sample("state", HealthJson.word(aot), sandbox.aot() == aot ? 1 : 0);
    }
    out.family("ecluse_start_cache", "Whether intake started from its cache, or why not.");
    for (AotState aot : AotState.values()) {
      out.sample("state", HealthJson.word(aot), vitals.startCache() == aot ? 1 : 0);
    }
    out.family("ecluse_sandbox_workers", "Workers at once, at most.").sample(sandbox.workers());
    out.family("ecluse_sandbox_spares", "Warm workers wanted.").sample(sandbox.spares());
  }

  private void day(DayCounts day) {
    out.family("ecluse_last_day", "The last whole UTC day that is over; all counts are of it.")
        .sample("day", day.day().toString(), 1);
    out.family("ecluse_last_day_cases_at_most", "Cases taken, rounded up to 10, 20, 50, 100, …")
        .sample(day.cases());
    out.family("ecluse_last_day_broken_off_at_most", "Uploads that broke off, rounded up.")
        .sample(day.broken());
    out.family("ecluse_last_day_refused_at_most", "Submissions refused, rounded up.");
    day.refused().forEach((status, count) -> out.sample("status", "" + status, count));
    out.family("ecluse_last_day_files_at_most", "Files of cases taken, rounded up.");
    day.verdicts()
        .forEach((verdict, count) -> out.sample("verdict", HealthJson.word(verdict), count));
    out.family("ecluse_last_day_workers_failed_at_most", "Workers that died, hung or lied.")
        .sample(day.workersFailed());
  }

  private void optional(String name, String help, OptionalLong value) {
    value.ifPresent(number -> out.family(name, help).sample(number));
  }
}
