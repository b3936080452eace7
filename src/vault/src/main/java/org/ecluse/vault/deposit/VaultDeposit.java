package org.ecluse.vault.deposit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.ecluse.core.Commit;
import org.ecluse.core.Deposit;
import org.ecluse.core.Sealed;
import org.ecluse.core.VaultException;
import org.ecluse.vault.ObjectLayout;
import org.ecluse.vault.ObjectStore;
import org.ecluse.vault.VaultAddress;

/**
 * Puts sealed parts, then the record that makes them a case. Its probe also tries, at the first
 * call and once a day, whether the store lets it do more than that.
 */
public final class VaultDeposit implements Deposit {

  private static final Duration DAY = Duration.ofDays(1);

  private final ObjectStore store;
  private final LongSupplier nanoTime;

  /** When the rights were last found right; absent until they are, and after they were not. */
  private volatile OptionalLong trusted = OptionalLong.empty();

  private VaultDeposit(ObjectStore store, LongSupplier nanoTime) {
    this.store = store;
    this.nanoTime = nanoTime;
  }

  public static Deposit open(VaultAddress address) {
    return over(address.open());
  }

  static Deposit over(ObjectStore store) {
    return over(store, System::nanoTime);
  }

  static Deposit over(ObjectStore store, LongSupplier nanoTime) {
    return new VaultDeposit(store, nanoTime);
  }

  @Override
  public void put(Sealed part) throws VaultException {
    try (InputStream body = part.body()) {
      store.put(ObjectLayout.body(part.name()), body);
      store.put(ObjectLayout.head(part.name()), new ByteArrayInputStream(part.head()));
    } catch (IOException e) {
      throw new VaultException(VaultException.Kind.UNREACHABLE, e);
    }
  }

  @Override
  public void commit(Commit commit) throws VaultException {
    try {
      store.create(ObjectLayout.record(commit.caseId()), commit.record());
    } catch (VaultException e) {
      // The name is 128 random bits that nobody else was told: it was our own earlier attempt.
      if (e.kind() != VaultException.Kind.EXISTS) {
        throw e;
      }
    }
  }

  @Override
  public void probe() throws VaultException {
    store.probe();
    long now = nanoTime.getAsLong();
    OptionalLong last = trusted;
    if (last.isEmpty() || now - last.getAsLong() >= DAY.toNanos()) {
      trusted = OptionalLong.empty();
      store.probeRights();
      trusted = OptionalLong.of(now);
    }
  }
}
