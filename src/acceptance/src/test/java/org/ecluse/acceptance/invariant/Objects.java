package org.ecluse.acceptance.invariant;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.SortedSet;

/** Everything that lies in a vault, by name. */
interface Objects {

  /** What the layout lets a case be made of. */
  List<String> OF_CASES = List.of("inbox/", "queue/");

  /** One byte that intake leaves where it tries its rights: {@code src/spec/object-layout.md}. */
  String PROBE = "inbox/probe";

  /** The names of all objects that the credential may list. */
  SortedSet<String> names() throws IOException;

  /** The bytes of one. */
  byte[] read(String name) throws IOException;

  /** The vault at an address as in {@code ecluse.vault}. */
  static Objects at(String address, String credentials) throws IOException {
    if (address.startsWith("folder:")) {
      return new FolderObjects(Path.of(address.substring("folder:".length())));
    }
    Properties key = new Properties();
    try (var in = java.nio.file.Files.newBufferedReader(Path.of(credentials))) {
      key.load(in);
    }
    return new BucketObjects(address.substring("s3:".length()), key);
  }
}
