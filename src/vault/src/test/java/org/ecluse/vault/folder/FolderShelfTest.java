package org.ecluse.vault.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.ecluse.vault.Attic;
import org.ecluse.vault.ObjectLayout;
import org.ecluse.vault.ObjectStore;
import org.ecluse.vault.shelf.Opened;
import org.ecluse.vault.shelf.Stored;
import org.ecluse.vault.shelf.TrashContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderShelfTest extends TrashContract {

  @TempDir Path root;

  @Override
  protected ObjectStore store() {
    return new FolderStore(root);
  }

  @Override
  protected Attic attic() {
    return new FolderAttic(root);
  }

  private Opened days() {
    return new Opened(store(), attic(), GRACE);
  }

  private void age(int days, String... names) throws Exception {
    for (String name : names) {
      Instant day = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(days, ChronoUnit.DAYS);
      Files.setLastModifiedTime(root.resolve(name), FileTime.from(day));
    }
  }

  private List<String> files() throws Exception {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).map(f -> root.relativize(f).toString()).toList();
    }
  }

  @Test
  void leavesACaseOfWhichOnePartIsYoung() throws Exception {
    Stored slow = Stored.orphan(store(), 2);
    age(40, ObjectLayout.body(slow.part(0)), ObjectLayout.head(slow.part(0)));
    assertThat(days().swept().parts()).isZero();
    slow.hasAllParts();
    age(40, ObjectLayout.body(slow.part(1)), ObjectLayout.head(slow.part(1)));
    assertThat(days().swept().parts()).isEqualTo(4);
    slow.isGone();
  }

  @Test
  void keepsForTheWholeGracePeriodWhatWasOldWhenItWasHidden() throws Exception {
    Stored old = Stored.whole(store(), 1);
    age(400, ObjectLayout.body(old.part(0)), ObjectLayout.head(old.part(0)));
    age(400, ObjectLayout.record(old.caseId()));
    assertThat(days().trash().delete(old.caseId())).isTrue();
    assertThat(days().swept().ended()).isZero();
    assertThat(days().trash().list()).hasSize(1);
    for (String file : files()) {
      age(14, file);
    }
    assertThat(days().swept().ended()).as("14 days are not over").isZero();
    for (String file : files()) {
      age(15, file);
    }
    assertThat(days().swept().ended()).isEqualTo(3);
    assertThat(files()).isEmpty();
    assertThat(root.resolve("trash/inbox/" + old.caseId())).doesNotExist();
    assertThat(root.resolve("inbox/" + old.caseId())).doesNotExist();
  }

  @Test
  void keepsInTheInboxWhatIsBroughtBackThoughItIsOld() throws Exception {
    Stored old = Stored.whole(store(), 1);
    age(400, ObjectLayout.body(old.part(0)), ObjectLayout.head(old.part(0)));
    days().trash().delete(old.caseId());
    days().trash().bringBack(old.caseId());
    store().delete(ObjectLayout.record(old.caseId()));
    // As another sweep may see it while the record is not yet back.
    assertThat(days().swept().parts()).isZero();
    old.hasAllParts();
  }

  @Test
  void removesWhatAKilledIntakeLeftUnfinished() throws Exception {
    store().probe();
    Files.write(root.resolve("tmp/0b8e"), new byte[] {1});
    Files.createDirectories(root.resolve("inbox/" + "a".repeat(32)));
    Files.createDirectories(root.resolve("inbox/" + "b".repeat(32)));
    assertThat(days().swept().unfinished()).as("young").isZero();
    age(15, "tmp/0b8e", "inbox/" + "a".repeat(32));
    assertThat(days().swept().unfinished()).isEqualTo(2);
    assertThat(root.resolve("tmp/0b8e")).doesNotExist();
    assertThat(root.resolve("inbox/" + "a".repeat(32))).doesNotExist();
    assertThat(root.resolve("inbox/" + "b".repeat(32))).isDirectory();
  }

  @Test
  void goesOnWhereADeletionWasKilledBetweenItsTwoNames() throws Exception {
    Stored whole = Stored.whole(store(), 1);
    String record = ObjectLayout.record(whole.caseId());
    Files.createDirectories(root.resolve("trash/queue"));
    Files.createLink(root.resolve("trash/" + record + ".0"), root.resolve(record));
    whole.isWhole();
    assertThat(days().trash().list()).as("still shown").isEmpty();
    days().trash().delete(whole.caseId());
    whole.isGone();
    days().trash().bringBack(whole.caseId());
    whole.isWhole();
  }

  @Test
  void leavesNoTraceOfAnHourAndNoFileUnfinishedAfterAReplacement() throws Exception {
    Stored whole = Stored.whole(store(), 1);
    days().shelf().replaceHead(whole.part(0), new byte[] {1});
    days().trash().delete(whole.caseId());
    days().trash().bringBack(whole.caseId());
    Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.toList()) {
        assertThat(Files.getLastModifiedTime(path).toInstant()).as("%s", path).isEqualTo(today);
        assertThat(path.getParent()).isNotEqualTo(root.resolve("tmp"));
      }
    }
  }

  @Test
  void followsNoLinkOutOfTheTrash() throws Exception {
    Path outside = Files.createTempFile("outside", "");
    Files.createDirectories(root.resolve("trash/queue"));
    Files.createSymbolicLink(root.resolve("trash/queue/" + "c".repeat(32) + ".0"), outside);
    Files.createSymbolicLink(root.resolve("trash/inbox"), outside.getParent());
    assertThat(days().trash().list()).isEmpty();
    days().swept();
    assertThat(outside).exists();
    Files.delete(outside);
  }
}
