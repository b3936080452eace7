package org.ecluse.vault.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ecluse.vault.Attic;
import org.ecluse.vault.ObjectStore;
import org.ecluse.vault.shelf.CaseTrash.Outcome;
import org.ecluse.vault.shelf.Grace;
import org.ecluse.vault.shelf.KilledContract;
import org.ecluse.vault.shelf.Opened;
import org.ecluse.vault.shelf.Stored;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderKilledIT extends KilledContract {

  private static final int ROUNDS = Boolean.getBoolean("ecluse.long") ? 200 : 15;

  @TempDir Path root;

  @Override
  protected ObjectStore store() {
    return new FolderStore(root);
  }

  @Override
  protected Attic attic() {
    return new FolderAttic(root);
  }

  @Override
  protected Map<String, String> environment() {
    return Map.of("ECLUSE_VAULT", "folder:" + root);
  }

  @Override
  protected int stride() {
    return 1;
  }

  /** Also between the steps of the file system that one step of the store is made of. */
  @Test
  void aCaseOutlivesSigkillsAtAnyMoment() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    Stored whole = Stored.whole(store(), 3);
    Opened shelf = new Opened(store(), attic(), new Grace(14, 14));
    for (int round = 0; round < ROUNDS; round++) {
      Process process = started("for-ever", whole.caseId(), 0);
      TimeUnit.MILLISECONDS.sleep(400 + random.nextInt(300));
      process.destroyForcibly().waitFor();
      String which = "seed " + seed + " round " + round;
      whole.isNeverHalf();
      assertThat(shelf.trash().bringBack(whole.caseId()))
          .as(which)
          .isIn(Outcome.BACK, Outcome.NEVER_GONE);
      whole.isWhole();
      assertThat(shelf.swept().parts()).as(which).isZero();
    }
    try (Stream<Path> trash = Files.walk(root.resolve("trash"))) {
      assertThat(trash.filter(Files::isRegularFile).toList()).as("something was done").isNotEmpty();
    }
    try (Stream<Path> shown = Files.list(root.resolve("queue"))) {
      assertThat(shown.toList()).isEqualTo(List.of(root.resolve("queue/" + whole.caseId())));
    }
  }
}
