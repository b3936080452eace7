package org.ecluse.vault.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
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

  private Deposit deposit;

  @BeforeEach
  void open() {
    deposit = VaultDeposit.over(new Watched(new FolderStore(root)));
  }

  /** A folder whose rights can be told to be too wide. */
  private final class Watched implements ObjectStore {
    private final ObjectStore folder;

    Watched(ObjectStore folder) {
      this.folder = folder;
    }

    @Override
    public boolean probeRights() throws VaultException {
      looked++;
      if (tooWide) {
        throw new VaultException(Kind.RIGHTS_TOO_WIDE);
      }
      return true;
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
  void looksAtItsRightsOnlyWhenItIsAsked() throws Exception {
    deposit.probe();
    assertThat(looked).isZero();
    assertThat(deposit.probeRights()).isTrue();
    assertThat(looked).isEqualTo(1);
  }

  @Test
  void saysWhenTheRightsAreTooWide() {
    tooWide = true;
    assertThatExceptionOfType(VaultException.class)
        .isThrownBy(deposit::probeRights)
        .matches(e -> e.kind() == Kind.RIGHTS_TOO_WIDE);
  }

  @Test
  void aFolderHasNoCredentialToTry() throws Exception {
    assertThat(VaultDeposit.over(new FolderStore(root)).probeRights()).isFalse();
  }

  @Test
  void takesItsOwnRecordThatIsThereAlreadyForDurable() throws Exception {
    CaseId caseId = CaseId.random();
    deposit.commit(new Commit(caseId, new byte[] {1}));
    deposit.commit(new Commit(caseId, new byte[] {1}));
    assertThat(root.resolve("queue").resolve(caseId.text())).hasBinaryContent(new byte[] {1});
  }
}
