package org.ecluse.intake.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecluse.core.Verdict;
import org.ecluse.intake.day.DayCounts;
import org.ecluse.intake.gate.Obstacle;
import org.ecluse.intake.gate.VaultWatch;
import org.ecluse.sandbox.AotState;
import org.ecluse.sandbox.Mode;
import org.junit.jupiter.api.Test;

/** The three ways to tell the same thing, and the page that describes them. */
final class MetricsTest {

  /** Prometheus' text form 0.0.4: a name, labels, a whole number; no time stamp. */
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-z_][a-z0-9_]*)(?:\\{([a-z_][a-z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\[\\\\\"n])*)\"})? "
              + "(-?[0-9]+)");

  static Vitals vitals(Set<Obstacle> obstacles) {
    Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
    for (Verdict verdict : Verdict.values()) {
      verdicts.put(verdict, 10L);
    }
    return new Vitals(
        obstacles,
        new Vitals.Node("ab12", "PUBLIC=", OptionalLong.of(29)),
        Optional.of(new Vitals.Ring(4, "0123456789abcdef", -2, 3, OptionalLong.of(59))),
        2,
        new Vitals.Vault(
            true,
            true,
            new VaultWatch.Facts(OptionalLong.of(1), VaultWatch.Rights.RIGHT, OptionalLong.of(23))),
        new Vitals.Scratch(true, 64L << 20, 20L << 30, OptionalLong.of(8L << 30)),
        new Vitals.Sandbox(true, Mode.BUBBLEWRAP, AotState.DIGEST_DIFFERS, 4, 2),
        AotState.IN_USE,
        Optional.of(
            new DayCounts(
                LocalDate.of(2026, 11, 22), 20, 10, Map.of(413, 10L, 503, 50L), verdicts, 10)),
        List.of(new Vitals.Warning("reviewer", 59, 60)));
  }

  @Test
  void everyLineIsInPrometheusForm() {
    Set<String> families = new HashSet<>();
    String family = "";
    for (String line : Metrics.of(vitals(Set.of())).split("\n", -1)) {
      if (line.startsWith("# HELP ")) {
        family = line.split(" ", -1)[2];
        assertThat(families.add(family)).describedAs("once: %s", family).isTrue();
      } else if (line.startsWith("# TYPE ")) {
        assertThat(line).isEqualTo("# TYPE " + family + " gauge");
      } else if (!line.isEmpty()) {
        Matcher sample = SAMPLE.matcher(line);
        assertThat(sample.matches()).describedAs(line).isTrue();
        assertThat(sample.group(1)).isEqualTo(family).startsWith("ecluse_");
      }
    }
    assertThat(families).hasSizeGreaterThan(20);
  }

  @Test
  void theGateAndEachReasonAreNumbers() {
    String closed = Metrics.of(vitals(Set.of(Obstacle.VAULT_FULL)));
    assertThat(closed)
        .contains(
            "\necluse_gate_open 0\n",
            "\necluse_gate_obstacle{reason=\"vault-full\"} 1\n",
            "\necluse_gate_obstacle{reason=\"memory-short\"} 0\n",
            "\necluse_keyring_days_left -2\n",
            "\necluse_sandbox_aot{state=\"digest-differs\"} 1\n",
            "\necluse_last_day_refused_at_most{status=\"503\"} 50\n")
        .endsWith("\n");
    assertThat(Metrics.of(vitals(Set.of()))).contains("\necluse_gate_open 1\n");
  }

  @Test
  void labelsAreEscaped() {
    String text = new Exposition().family("a", "b\\c\nd").sample("l", "x\"y\\z\n", 1).text();
    assertThat(text).isEqualTo("# HELP a b\\\\c\\nd\n# TYPE a gauge\na{l=\"x\\\"y\\\\z\\n\"} 1\n");
  }

  @Test
  void everyMetricStandsInTheSpecificationAndNoOther() throws Exception {
    String page = Files.readString(Path.of("../spec/health.md"));
    Set<String> described = new HashSet<>();
    Matcher name = Pattern.compile("`(ecluse_[a-z_]+)").matcher(page);
    while (name.find()) {
      described.add(name.group(1));
    }
    Set<String> told = new HashSet<>();
    Metrics.of(vitals(Set.of()))
        .lines()
        .filter(line -> line.startsWith("# HELP "))
        .forEach(line -> told.add(line.split(" ", -1)[2]));
    assertThat(described).isEqualTo(told);
  }

  @Test
  void aPersonReadsWhatIsWrongAndWhatToDo() {
    String text = HealthText.of(vitals(Set.of(Obstacle.KEYRING_EXPIRED)));
    assertThat(text)
        .startsWith(
            "The gate is closed.\n  keyring-expired: "
                + Obstacle.KEYRING_EXPIRED.meaning()
                + "\n    do: "
                + Obstacle.KEYRING_EXPIRED.action()
                + "\n")
        .contains("soon: a reviewer's key ends in 59 days")
        .contains("epoch 4 (0123456789abcdef…), -2 days left")
        .contains("the disk can be full before that limit")
        .contains("start cache: digest-differs", "as they should be, tried 23 hours ago")
        .doesNotContain("null", "Optional");
    assertThat(HealthText.of(vitals(Set.of()))).startsWith("The gate is open.\n");
  }

  @Test
  void aMachineReadsTheSame() {
    assertThat(HealthJson.of(vitals(Set.of(Obstacle.VAULT_FULL, Obstacle.MEMORY_SHORT))))
        .contains(
            "\"gate\":\"closed\"",
            "\"node_public_key\":\"PUBLIC=\"",
            "\"takes\":false",
            "\"warnings\":[{\"what\":\"reviewer\",\"days_left\":59,\"within\":60}]",
            "\"cases_at_most\":20")
        .endsWith("}\n");
    assertThat(HealthJson.of(vitals(Set.of())))
        .startsWith("{\"gate\":\"open\",\"epoch\":4")
        .doesNotContain("reason");
  }
}
