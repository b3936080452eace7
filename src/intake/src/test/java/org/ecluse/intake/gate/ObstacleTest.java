package org.ecluse.intake.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.ecluse.core.Refusal;
import org.junit.jupiter.api.Test;

final class ObstacleTest {

  @Test
  void everyOneTellsSourcesThatWeAreClosedAndNothingOfTheFault() {
    for (Obstacle obstacle : Obstacle.values()) {
      assertThat(obstacle.refusal().status()).describedAs(obstacle.word()).isEqualTo(503);
    }
    assertThat(Obstacle.VAULT_FULL.refusal()).isEqualTo(Refusal.FULL);
    assertThat(Obstacle.MEMORY_SHORT.refusal()).isEqualTo(Refusal.BUSY);
    assertThat(Obstacle.KEYRING_EXPIRED.refusal()).isEqualTo(Refusal.GATE_CLOSED);
  }

  @Test
  void everyOneStandsInTheAdminsTableWithItsWords() throws Exception {
    String table = Files.readString(Path.of("../spec/health.md"));
    for (Obstacle obstacle : Obstacle.values()) {
      String row =
          "| `%s` | %s | %s |".formatted(obstacle.word(), obstacle.meaning(), obstacle.action());
      assertThat(table).contains(row);
    }
    assertThat(table.lines().filter(line -> line.matches("\\| `[a-z-]+` \\|[^|]*\\|[^|]*\\|")))
        .hasSize(Obstacle.values().length);
  }
}
