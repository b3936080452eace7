package org.ecluse.unseal.lawbreaker;

/** Breaks a law on purpose. */
final class Storing {
  final org.ecluse.vault.ObjectStore.Entry entry = new org.ecluse.vault.ObjectStore.Entry("", "");
}
