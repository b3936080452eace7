package org.ecluse.sanitize.clean;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A folder of a compound file: its streams and the folders in it, by name. */
final class OleStorage {

  final Map<String, byte[]> streams = new LinkedHashMap<>();
  final Map<String, OleStorage> storages = new LinkedHashMap<>();

  /** A stream; names are the same in upper and lower case ([MS-CFB] §2.6.4). */
  Optional<byte[]> stream(String name) {
    return streams.entrySet().stream()
        .filter(s -> s.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
