package org.ecluse.testkit.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A real S3 server for tests, on a port of 127.0.0.1, with everything it writes in a folder. */
public interface StoreServer extends AutoCloseable {

  int port();

  /** The credentials file of the key that may do everything. */
  Path owner();

  @Override
  void close() throws IOException;

  /** The setting {@code ecluse.vault} for one of its buckets. */
  default String vault(String bucket) {
    return "s3:http://127.0.0.1:" + port() + "/" + bucket;
  }

  /** Writes a credentials file as the vault wants it, for its owner's eyes only. */
  static Path credentials(Path folder, String name, String access, String secret, String region)
      throws IOException {
    Path file = folder.resolve(name + ".credentials");
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(
        file, "access_key=" + access + "\nsecret_key=" + secret + "\nregion=" + region + "\n");
  }
}
