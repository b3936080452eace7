package org.ecluse.unseal;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.ecluse.core.CaseId;
import org.ecluse.core.PartName;
import org.ecluse.core.Shelf;

/** A storage whose objects a test can change. Keys are object names as in the vault. */
final class MemoryShelf implements Shelf {

  final Map<String, byte[]> objects = new TreeMap<>();

  MemoryShelf put(CaseId caseId, List<Lock.Stored> parts, byte[] record) {
    for (Lock.Stored part : parts) {
      PartName name = new PartName(caseId, part.facts().number());
      objects.put(headName(name), part.head());
      objects.put(bodyName(name), part.body());
    }
    objects.put(recordName(caseId), record);
    return this;
  }

  static String recordName(CaseId caseId) {
    return "queue/" + caseId;
  }

  static String headName(PartName part) {
    return "inbox/" + part.caseId() + "/" + part.number() + ".head";
  }

  static String bodyName(PartName part) {
    return "inbox/" + part.caseId() + "/" + part.number() + ".body";
  }

  byte[] get(String name) {
    return Objects.requireNonNull(objects.get(name));
  }

  MemoryShelf copy() {
    MemoryShelf copy = new MemoryShelf();
    copy.objects.putAll(objects);
    return copy;
  }

  @Override
  public List<Listed> cases(Optional<CaseId> after, int limit) {
    return List.of();
  }

  @Override
  public Optional<byte[]> record(CaseId caseId) {
    return Optional.ofNullable(objects.get(recordName(caseId)));
  }

  @Override
  public Optional<byte[]> head(PartName part) {
    return Optional.ofNullable(objects.get(headName(part)));
  }

  @Override
  public Optional<InputStream> body(PartName part) {
    return Optional.ofNullable(objects.get(bodyName(part))).map(ByteArrayInputStream::new);
  }

  @Override
  public boolean replaceHead(PartName part, byte[] head) {
    return objects.replace(headName(part), head) != null;
  }
}
