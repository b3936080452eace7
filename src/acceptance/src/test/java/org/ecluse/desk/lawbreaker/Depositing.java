package org.ecluse.desk.lawbreaker;

/** Breaks a law on purpose. */
final class Depositing {
  org.ecluse.core.Deposit deposit(org.ecluse.vault.VaultAddress address) {
    return org.ecluse.vault.deposit.VaultDeposit.open(address);
  }
}
