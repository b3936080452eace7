package org.ecluse.seal.lawbreaker;

/** Breaks a law on purpose. */
final class Neighbour {
  final org.ecluse.vault.ObjectStore.Entry entry = new org.ecluse.vault.ObjectStore.Entry("", "");

  jakarta.ws.rs.core.Response answer() {
    return jakarta.ws.rs.core.Response.ok().build();
  }
}
