package org.ecluse.sanitize.clean;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A folder of a compound file: its streams and the folders in it, by name. */
final class Storage {

  final Map<String, byte[]> streams = new LinkedHashMap<>();
  final Map<String, Storage> storages = new LinkedHashMap<>();

  Optional<byte[]> stream(String name) {
    return Optional.ofNullable(streams.get(name));
  }
}
