package org.ecluse.vault.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ecluse.core.CaseId;
import org.ecluse.core.Commit;
import org.ecluse.core.Deposit;
import org.ecluse.core.VaultException;
import org.ecluse.core.VaultException.Kind;
import org.ecluse.vault.ObjectStore;
import org.ecluse.vault.folder.FolderStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VaultDepositTest {

  @TempDir Path root;

  private boolean tooWide;
  private int looked;
  private long now = Long.MAX_VALUE - Duration.ofHours(1).toNanos();

  private Deposit deposit;

  @BeforeEach
  void open() {
    deposit = VaultDeposit.over(new Watched(new FolderStore(root)), () -> now);
  }

  /** A folder whose rights can be told to be too wide. */
  private final class Watched implements ObjectStore {
    private final ObjectStore folder;

    Watched(ObjectStore folder) {
      this.folder = folder;
    }

    @Override
    public void probeRights() throws VaultException {
      looked++;
      if (tooWide) {
        throw new VaultException(Kind.RIGHTS_TOO_WIDE);
      }
    }

    @Override
    public void put(String key, InputStream bytes) throws IOException, VaultException {
      folder.put(key, bytes);
    }

    @Override
    public void create(String key, byte[] bytes) throws VaultException {
      folder.create(key, bytes);
    }

    @Override
    public void replace(String key, byte[] bytes) throws VaultException {
      folder.replace(key, bytes);
    }

    @Override
    public void delete(String key) throws VaultException {
      folder.delete(key);
    }

    @Override
    public boolean bringBack(String key) throws VaultException {
      return folder.bringBack(key);
    }

    @Override
    public Optional<InputStream> get(String key) throws VaultException {
      return folder.get(key);
    }

    @Override
    public List<Entry> list(String prefix, Optional<String> after, int limit)
        throws VaultException {
      return folder.list(prefix, after, limit);
    }

    @Override
    public void probe() throws VaultException {
      folder.probe();
    }
  }

  @Test
  void looksAtItsRightsAtTheStartAndOnceADay() throws Exception {
    deposit.probe();
    deposit.probe();
    assertThat(looked).isEqualTo(1);
    now += Duration.ofHours(23).toNanos();
    deposit.probe();
    assertThat(looked).isEqualTo(1);
    now += Duration.ofHours(1).toNanos();
    deposit.probe();
    assertThat(looked).isEqualTo(2);
  }

  @Test
  void staysRefusedUntilTheRightsAreRight() throws Exception {
    deposit.probe();
    now += Duration.ofDays(1).toNanos();
    tooWide = true;
    for (int i = 0; i < 3; i++) {
      assertThatExceptionOfType(VaultException.class)
          .isThrownBy(deposit::probe)
          .matches(e -> e.kind() == Kind.RIGHTS_TOO_WIDE);
    }
    assertThat(looked).isEqualTo(4);
    tooWide = false;
    deposit.probe();
    assertThat(looked).isEqualTo(5);
  }

  @Test
  void takesItsOwnRecordThatIsThereAlreadyForDurable() throws Exception {
    CaseId caseId = CaseId.random();
    deposit.commit(new Commit(caseId, new byte[] {1}));
    deposit.commit(new Commit(caseId, new byte[] {1}));
    assertThat(root.resolve("queue").resolve(caseId.text())).hasBinaryContent(new byte[] {1});
  }
}
