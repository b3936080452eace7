package org.ecluse.vault.shelf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ecluse.core.CaseId;
import org.ecluse.core.PartName;
import org.ecluse.vault.ObjectLayout;
import org.ecluse.vault.ObjectStore;

/** A case of a few parts, put as intake does, and what is seen of it. */
public record Stored(ObjectStore store, CaseId caseId, int parts) {

  /** Parts only, as a broken submission leaves them. */
  public static Stored orphan(ObjectStore store, int parts) throws Exception {
    Stored stored = new Stored(store, CaseId.random(), parts);
    for (int part = 0; part < parts; part++) {
      PartName name = new PartName(stored.caseId(), part);
      for (String key : List.of(ObjectLayout.body(name), ObjectLayout.head(name))) {
        store.put(key, new ByteArrayInputStream(bytes(key)));
      }
    }
    return stored;
  }

  public static Stored whole(ObjectStore store, int parts) throws Exception {
    Stored stored = orphan(store, parts);
    stored.commit();
    return stored;
  }

  private static byte[] bytes(String key) {
    return ("sealed " + key.substring(key.lastIndexOf('/') + 1)).getBytes(UTF_8);
  }

  /** Its record, of the form that matters here. */
  public void commit() throws Exception {
    String list =
        IntStream.range(0, parts)
            .mapToObj(i -> "{\"part\":" + i + "}")
            .collect(Collectors.joining(","));
    store.create(
        ObjectLayout.record(caseId), ("{\"parts\":[" + list + "]}\nc2ln\n").getBytes(UTF_8));
  }

  public PartName part(int number) {
    return new PartName(caseId, number);
  }

  public boolean hasRecord() throws Exception {
    return read(ObjectLayout.record(caseId)).isPresent();
  }

  private Optional<String> read(String key) throws Exception {
    Optional<InputStream> found = store.get(key);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = found.get()) {
      return Optional.of(new String(in.readAllBytes(), UTF_8));
    }
  }

  /** The parts that are shown, with their bytes. */
  public Map<String, String> shown() throws Exception {
    Map<String, String> shown = new TreeMap<>();
    for (ObjectStore.Entry e : store.list(ObjectLayout.folder(caseId), Optional.empty(), 1000)) {
      shown.put(e.key().substring(e.key().lastIndexOf('/') + 1), read(e.key()).orElseThrow());
    }
    return shown;
  }

  /** What must hold whatever happened, and whoever was killed. */
  public void isNeverHalf() throws Exception {
    if (hasRecord()) {
      isWhole();
    }
  }

  public void isWhole() throws Exception {
    assertThat(hasRecord()).as("record").isTrue();
    hasAllParts();
  }

  public void hasAllParts() throws Exception {
    Map<String, String> shown = shown();
    for (int part = 0; part < parts; part++) {
      assertThat(shown).containsKeys(part + ".head", part + ".body");
      assertThat(shown).containsEntry(part + ".body", "sealed " + part + ".body");
    }
  }

  public void isGone() throws Exception {
    assertThat(hasRecord()).as("record").isFalse();
    assertThat(shown()).isEmpty();
  }
}
