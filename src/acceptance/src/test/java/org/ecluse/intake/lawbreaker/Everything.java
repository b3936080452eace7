package org.ecluse.intake.lawbreaker;

/** Breaks a law on purpose. */
final class Everything {
  org.ecluse.core.Shelf shelf(org.ecluse.vault.VaultAddress address) {
    return org.ecluse.vault.shelf.VaultShelf.open(address);
  }

  String form(@org.jboss.resteasy.reactive.RestForm String message) throws java.io.IOException {
    System.out.println(message.length());
    return java.nio.file.Files.createTempFile("a", "b").toString();
  }

  Object who(io.vertx.core.http.HttpServerRequest request) {
    return request.remoteAddress();
  }

  java.security.PrivateKey key(java.security.KeyPair pair) {
    return pair.getPrivate();
  }

  Process start() throws java.io.IOException {
    return new ProcessBuilder("true").start();
  }

  Object parse() {
    return new org.apache.tika.metadata.Metadata();
  }

  Object crypt() {
    return new org.bouncycastle.crypto.digests.SHA256Digest();
  }

  Object neighbour(org.ecluse.desk.Desk desk) {
    return desk;
  }

  Object store() {
    return io.minio.MinioClient.builder();
  }
}
