package org.ecluse.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ecluse.core.CaseId;
import org.ecluse.core.PartName;
import org.ecluse.core.VaultException;
import org.ecluse.core.VaultException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every object store must hold to. Each adapter runs it on real storage. */
public abstract class ObjectStoreContract {

  protected abstract ObjectStore store();

  private static final PartName PART = new PartName(new CaseId("0".repeat(31) + "1"), 1);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 5 << 20})
  void givesBackEveryByteOfAnObject(int size) throws Exception {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    store().put(ObjectLayout.body(PART), new ByteArrayInputStream(bytes));
    assertThat(read(ObjectLayout.body(PART))).isEqualTo(bytes);
  }

  @Test
  void saysThatAnObjectIsNotThere() throws Exception {
    assertThat(store().get(ObjectLayout.body(PART))).isEmpty();
  }

  @Test
  void refusesToCreateWhatExistsAndKeepsTheFirst() throws Exception {
    String key = ObjectLayout.epoch(1);
    store().create(key, "first".getBytes(UTF_8));
    assertThatExceptionOfType(VaultException.class)
        .isThrownBy(() -> store().create(key, "second".getBytes(UTF_8)))
        .matches(e -> e.kind() == Kind.EXISTS);
    assertThat(read(key)).asString(UTF_8).isEqualTo("first");
  }

  @Test
  void letsExactlyOneOfManyWritersCreateAName() throws Exception {
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int epoch = 1; epoch <= 20; epoch++) {
        String key = ObjectLayout.epoch(epoch);
        List<Future<Boolean>> results = new ArrayList<>();
        for (int writer = 0; writer < 8; writer++) {
          byte[] mine = ("writer " + writer).getBytes(UTF_8);
          results.add(writers.submit(won(key, mine)));
        }
        List<String> winners = new ArrayList<>();
        for (int writer = 0; writer < results.size(); writer++) {
          if (results.get(writer).get()) {
            winners.add("writer " + writer);
          }
        }
        assertThat(winners).as("winners of one name").hasSize(1);
        assertThat(read(key)).asString(UTF_8).isEqualTo(winners.getFirst());
      }
    }
  }

  private Callable<Boolean> won(String key, byte[] bytes) {
    return () -> {
      try {
        store().create(key, bytes);
        return true;
      } catch (VaultException e) {
        assertThat(e.kind()).isEqualTo(Kind.EXISTS);
        return false;
      }
    };
  }

  @Test
  void replacesAnObjectWhole() throws Exception {
    String key = ObjectLayout.head(PART);
    store().put(key, new ByteArrayInputStream("old".getBytes(UTF_8)));
    store().replace(key, "new".getBytes(UTF_8));
    assertThat(read(key)).asString(UTF_8).isEqualTo("new");
  }

  @Test
  void hidesWhatIsDeletedAndSaysNothingWhenThereIsNothingToDelete() throws Exception {
    String key = ObjectLayout.record(PART.caseId());
    store().create(key, new byte[] {1});
    store().delete(key);
    store().delete(key);
    assertThat(store().get(key)).isEmpty();
    assertThat(store().list(ObjectLayout.QUEUE, Optional.empty(), 10)).isEmpty();
  }

  @Test
  void storesNothingWhenTheStreamBreaks() throws Exception {
    InputStream closed = InputStream.nullInputStream();
    closed.close();
    InputStream broken =
        new SequenceInputStream(new ByteArrayInputStream(new byte[100_000]), closed);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> store().put(ObjectLayout.body(PART), broken));
    assertThat(store().get(ObjectLayout.body(PART))).isEmpty();
  }

  @Test
  void listsNamesInOrderAfterAGivenOneAndNoMoreThanAsked() throws Exception {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      String key = ObjectLayout.record(CaseId.random());
      store().create(key, new byte[] {1});
      keys.add(key);
    }
    keys.sort(null);
    List<String> seen = new ArrayList<>();
    Optional<String> after = Optional.empty();
    while (seen.size() < 25) {
      List<ObjectStore.Entry> page = store().list(ObjectLayout.QUEUE, after, 10);
      assertThat(page).hasSizeBetween(1, 10);
      page.forEach(e -> seen.add(e.key()));
      after = Optional.of(seen.getLast());
    }
    assertThat(seen).isEqualTo(keys);
    assertThat(store().list(ObjectLayout.QUEUE, after, 10)).isEmpty();
  }

  @Test
  void listsAnEmptyQueueAsEmpty() throws Exception {
    assertThat(store().list(ObjectLayout.QUEUE, Optional.empty(), 10)).isEmpty();
  }

  @Test
  void aProbeLeavesNothingToList() throws Exception {
    store().probe();
    assertThat(store().list(ObjectLayout.QUEUE, Optional.empty(), 10)).isEmpty();
  }

  /** Whether deleted things are kept: not where the server knows no versions. */
  protected boolean keepsWhatIsDeleted() {
    return true;
  }

  @Test
  void bringsBackWhatWasDeletedAsItLastWas() throws Exception {
    if (!keepsWhatIsDeleted()) {
      return;
    }
    String key = ObjectLayout.head(PART);
    assertThat(store().bringBack(key)).isFalse();
    store().put(key, new ByteArrayInputStream("first".getBytes(UTF_8)));
    for (String text : List.of("second", "third")) {
      store().replace(key, text.getBytes(UTF_8));
    }
    store().delete(key);
    assertThat(store().bringBack(key)).isTrue();
    assertThat(read(key)).asString(UTF_8).isEqualTo("third");
    store().delete(key);
    assertThat(store().bringBack(key)).isTrue();
    assertThat(store().bringBack(key)).isTrue();
    assertThat(read(key)).asString(UTF_8).isEqualTo("third");
  }

  private byte[] read(String key) throws Exception {
    try (InputStream in = store().get(key).orElseThrow()) {
      return in.readAllBytes();
    }
  }
}
