package org.ecluse.core.lawbreaker;

/** Breaks a law on purpose. */
final class ForeignImport {
  final org.ecluse.vault.ObjectStore.Entry entry = new org.ecluse.vault.ObjectStore.Entry("", "");
}
