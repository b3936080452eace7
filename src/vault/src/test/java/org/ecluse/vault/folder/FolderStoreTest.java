package org.ecluse.vault.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.ecluse.core.CaseId;
import org.ecluse.core.PartName;
import org.ecluse.core.VaultException;
import org.ecluse.core.VaultException.Kind;
import org.ecluse.vault.ObjectLayout;
import org.ecluse.vault.ObjectStore;
import org.ecluse.vault.ObjectStoreContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FolderStoreTest extends ObjectStoreContract {

  private static final String HEAD = ObjectLayout.head(new PartName(CaseId.random(), 1));

  @TempDir Path root;

  @Override
  protected ObjectStore store() {
    return new FolderStore(root);
  }

  @Test
  void tellsOnlyTheDayOfAnything() throws Exception {
    store().put(HEAD, new ByteArrayInputStream(new byte[] {1}));
    Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.toList()) {
        assertThat(Files.getLastModifiedTime(path).toInstant()).as("%s", path).isEqualTo(today);
      }
    }
  }

  @Test
  void keepsWhatItReplacesInTheTrash() throws Exception {
    store().put(HEAD, new ByteArrayInputStream(new byte[] {1}));
    store().replace(HEAD, new byte[] {2});
    store().replace(HEAD, new byte[] {3});
    assertThat(root.resolve("trash").resolve(HEAD + ".0")).hasBinaryContent(new byte[] {1});
    assertThat(root.resolve("trash").resolve(HEAD + ".1")).hasBinaryContent(new byte[] {2});
  }

  @Test
  void bringsBackTheNewestAlsoWhenTheOldestWereSweptAway() throws Exception {
    store().put(HEAD, new ByteArrayInputStream(new byte[] {1}));
    for (byte b = 2; b <= 3; b++) {
      store().replace(HEAD, new byte[] {b});
    }
    Path trash = root.resolve("trash").resolve(HEAD);
    Files.delete(trash.resolveSibling(trash.getFileName() + ".0"));
    store().delete(HEAD);
    assertThat(root.resolve(HEAD)).doesNotExist();
    assertThat(store().bringBack(HEAD)).isTrue();
    assertThat(root.resolve(HEAD)).hasBinaryContent(new byte[] {3});
  }

  @Test
  void letsNobodyElseReadAndLeavesNoTemporaryFile() throws Exception {
    store().put(HEAD, new ByteArrayInputStream(new byte[] {1}));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve(HEAD))))
        .isEqualTo("rw-------");
    try (Stream<Path> left = Files.list(root.resolve("tmp"))) {
      assertThat(left.toList()).isEqualTo(List.of());
    }
  }

  @Test
  void callsALostFolderUnreachableAndNeverEmpty() {
    ObjectStore lost = new FolderStore(root.resolve("unmounted"));
    assertThatExceptionOfType(VaultException.class)
        .isThrownBy(() -> lost.get(HEAD))
        .matches(e -> e.kind() == Kind.UNREACHABLE);
    assertThatExceptionOfType(VaultException.class)
        .isThrownBy(lost::probe)
        .matches(e -> e.kind() == Kind.UNREACHABLE);
    assertThat(root.resolve("unmounted")).doesNotExist();
  }

  @Test
  void doesNotFollowALinkPlantedInTheVault() throws Exception {
    Path outside = Files.writeString(root.resolve("outside"), "secret");
    Files.createDirectories(root.resolve("keyring"));
    Files.createSymbolicLink(root.resolve("keyring/1"), outside);
    assertThatExceptionOfType(VaultException.class)
        .isThrownBy(() -> store().get(ObjectLayout.epoch(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../x", "queue/../x", "/etc/passwd", "queue/", "queue//a", "", "queue/a b"})
  void refusesANameThatTheLayoutCannotMake(String key) {
    assertThatIllegalArgumentException().isThrownBy(() -> store().get(key));
  }
}
