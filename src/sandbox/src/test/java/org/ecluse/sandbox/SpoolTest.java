package org.ecluse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ecluse.core.Limits;
import org.ecluse.core.Spooled;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolTest {

  private static final int CHUNK = ChunkCipher.CHUNK;
  private static final int SEALED = ChunkCipher.SEALED;
  private static final long MUCH = 1L << 30;

  @TempDir Path home;
  private Path scratch = Path.of("");

  @BeforeEach
  void place() {
    scratch = home.resolve("scratch");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 5 * CHUNK + 77})
  void givesBackEveryByteFromMemoryAndFromDisk(int size) throws IOException {
    for (int slots : new int[] {0, 1, 2, 100}) {
      byte[] file = bytes(size);
      try (Spool spool = spool(slots, 100);
          Spooled spooled = take(spool, file)) {
        assertThat(spooled.size()).isEqualTo(size);
        assertThat(spooled.stream().readAllBytes()).isEqualTo(file);
      }
    }
  }

  @Test
  void givingMemoryBackLosesNothing() throws IOException {
    byte[] file = bytes(3 * CHUNK);
    try (Spool spool = spool(2, 100);
        Spooled kept = take(spool, file)) {
      take(spool, file).close();
      spool.trim();
      assertThat(kept.stream().readAllBytes()).isEqualTo(file);
      assertThat(spool.use().memoryUsed()).isEqualTo(2L * SEALED);
      try (Spooled more = take(spool, file)) {
        assertThat(more.stream().readAllBytes()).isEqualTo(file);
      }
    }
  }

  @Test
  void saysWhatTheDiskHasLeftAndWhetherItTakesAFile() throws IOException {
    try (Spool spool = Spool.open(scratch, Limits.defaults())) {
      assertThat(spool.diskFree()).isPositive();
      assertThat(scratch).isEmptyDirectory();
      Files.delete(scratch);
      assertThatThrownBy(spool::diskFree).isInstanceOf(IOException.class);
    }
  }

  @Test
  void readsAnywhere() throws IOException {
    byte[] file = bytes(4 * CHUNK + 1234);
    Random random = new Random(1);
    try (Spool spool = spool(2, 100);
        Spooled spooled = take(spool, file)) {
      for (int i = 0; i < 500; i++) {
        int start = random.nextInt(file.length);
        int length = random.nextInt(Math.min(file.length - start, 2 * CHUNK) + 1);
        byte[] into = new byte[length + 3];
        spooled.read(start, into, 3, length);
        assertThat(Arrays.mismatch(into, 3, 3 + length, file, start, start + length)).isEqualTo(-1);
      }
    }
  }

  @Test
  void readsNothingPastTheEnd() throws IOException {
    try (Spool spool = spool(9, 9);
        Spooled spooled = take(spool, bytes(100))) {
      byte[] into = new byte[10];
      assertThatThrownBy(() -> spooled.read(91, into, 0, 10)).isInstanceOf(EOFException.class);
      assertThatThrownBy(() -> spooled.read(-1, into, 0, 1)).isInstanceOf(EOFException.class);
      assertThatThrownBy(() -> spooled.read(Long.MAX_VALUE, into, 0, 1))
          .isInstanceOf(EOFException.class);
      spooled.read(100, into, 0, 0);
    }
  }

  @Test
  void readsADraftWhileItGrows() throws IOException {
    byte[] file = bytes(3 * CHUNK);
    try (Spool spool = spool(1, 9);
        Draft draft = spool.draft(MUCH)) {
      for (int at = 0; at < file.length; at += CHUNK / 3) {
        int count = Math.min(CHUNK / 3, file.length - at);
        draft.append(file, at, count);
        assertThat(draft.size()).isEqualTo(at + count);
        byte[] back = new byte[at + count];
        draft.read(0, back, 0, back.length);
        assertThat(back).isEqualTo(Arrays.copyOf(file, back.length));
      }
      try (Spooled spooled = draft.finish()) {
        assertThat(spooled.stream().readAllBytes()).isEqualTo(file);
      }
    }
  }

  @Test
  void takesExactlyTheLimitAndNotOneByteMore() throws IOException {
    try (Spool spool = spool(9, 9)) {
      spool.take(new ByteArrayInputStream(bytes(70_000)), 70_000).close();
      assertThatThrownBy(() -> spool.take(new ByteArrayInputStream(bytes(70_001)), 70_000))
          .isInstanceOf(TooLargeException.class);
      assertThat(spool.use().memoryUsed()).isZero();
    }
  }

  @Test
  void isFullExactlyWhenMemoryAndDiskAre() throws IOException {
    try (Spool spool = spool(2, 3);
        Spooled first = take(spool, bytes(CHUNK + 1))) {
      assertThat(spool.use()).isEqualTo(new SpoolUse(2 * SEALED, 2 * SEALED, 0, 3 * SEALED));
      try (Spooled second = take(spool, bytes(3 * CHUNK))) {
        assertThat(spool.use().diskUsed()).isEqualTo(3 * SEALED);
        assertThatThrownBy(() -> take(spool, new byte[0])).isInstanceOf(SpoolFullException.class);
        assertThat(second.stream().readAllBytes()).hasSize(3 * CHUNK);
      }
      assertThatThrownBy(() -> take(spool, bytes(3 * CHUNK + 1)))
          .isInstanceOf(SpoolFullException.class);
      assertThat(spool.use().diskUsed()).isZero();
      assertThat(first.stream().readAllBytes()).hasSize(CHUNK + 1);
    }
  }

  @Test
  void saysFullWhenTheDiskIs() throws IOException {
    FileSource full =
        () ->
            FileChannel.open(
                Path.of("/dev/full"), StandardOpenOption.READ, StandardOpenOption.WRITE);
    Limits limits = limits(0, 100);
    try (Spool spool = Spool.open(scratch, limits, full)) {
      assertThatThrownBy(() -> take(spool, bytes(10)))
          .isInstanceOf(SpoolFullException.class)
          .hasRootCauseMessage("No space left on device");
      assertThat(spool.use().diskUsed()).isZero();
    }
  }

  @Test
  void keepsNothingOfAStreamThatBreaks() throws IOException {
    InputStream cut =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("line cut");
          }

          @Override
          public int read(byte[] into, int start, int length) throws IOException {
            return read();
          }
        };
    InputStream broken = new SequenceInputStream(new ByteArrayInputStream(bytes(3 * CHUNK)), cut);
    try (Spool spool = spool(1, 9)) {
      assertThatThrownBy(() -> spool.take(broken, MUCH)).hasMessage("line cut");
      assertThat(spool.use().memoryUsed()).isZero();
      assertThat(spool.use().diskUsed()).isZero();
    }
  }

  @Test
  void readsNothingAfterTheClose() throws IOException {
    Spool spool = spool(9, 9);
    Spooled spooled = take(spool, bytes(10));
    spooled.close();
    spooled.close();
    assertThatThrownBy(() -> spooled.stream().readAllBytes()).isInstanceOf(IOException.class);
    Spooled other = take(spool, bytes(10));
    spool.close();
    assertThatThrownBy(() -> other.stream().readAllBytes()).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> take(spool, bytes(10))).isInstanceOf(IOException.class);
  }

  @Test
  void refusesAFlippedBitAnywhere() throws IOException {
    byte[] file = bytes(2 * CHUNK + 50);
    Random random = new Random(2);
    for (int slots : new int[] {0, 3}) {
      try (Spool spool = spool(slots, 9);
          Spooled spooled = take(spool, file)) {
        for (int i = 0; i < 60; i++) {
          int place = i < 2 * 16 ? 2 * SEALED + 50 + i / 2 : random.nextInt(2 * SEALED + 66);
          flip(spooled, place, 1 << (i % 8));
          assertThatThrownBy(() -> spooled.stream().readAllBytes())
              .isInstanceOf(DamagedSpoolException.class);
          flip(spooled, place, 1 << (i % 8));
        }
        assertThat(spooled.stream().readAllBytes()).isEqualTo(file);
      }
    }
  }

  @Test
  void refusesExchangedChunks() throws IOException {
    try (Spool spool = spool(3, 0);
        Spooled spooled = take(spool, bytes(3 * CHUNK))) {
      var slots = chunks(spooled).slots();
      slots.add(1, slots.removeFirst());
      assertThatThrownBy(() -> spooled.stream().readAllBytes())
          .isInstanceOf(DamagedSpoolException.class);
    }
  }

  @Test
  void refusesAChunkOfAnotherFile() throws IOException {
    byte[] same = bytes(CHUNK);
    try (Spool spool = spool(3, 0);
        Spooled one = take(spool, same);
        Spooled two = take(spool, same)) {
      chunks(one).slots().set(0, chunks(two).slots().getFirst().clone());
      assertThatThrownBy(() -> one.stream().readAllBytes())
          .isInstanceOf(DamagedSpoolException.class);
    }
  }

  @Test
  void refusesAShortenedScratchFile() throws IOException {
    try (Spool spool = spool(0, 9);
        Spooled spooled = take(spool, bytes(2 * CHUNK))) {
      FileChannel channel = file(spooled);
      channel.truncate(2 * SEALED - 1);
      assertThatThrownBy(() -> spooled.stream().readAllBytes())
          .isInstanceOf(DamagedSpoolException.class);
      byte[] into = new byte[CHUNK];
      spooled.read(0, into, 0, CHUNK);
    }
  }

  @Test
  void leavesNoNameInTheScratchFolderAndClosesItToOthers() throws IOException {
    try (Spool spool = spool(0, 9);
        Spooled spooled = take(spool, bytes(CHUNK))) {
      assertThat(scratch).isEmptyDirectory();
      assertThat(Files.getPosixFilePermissions(scratch))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
      assertThat(spooled.size()).isEqualTo(CHUNK);
    }
  }

  @Test
  void removesWhatAKilledProcessLeft() throws IOException {
    Files.createDirectories(scratch.resolve("folder/below"));
    Files.writeString(scratch.resolve("folder/below/file"), "x");
    Files.writeString(scratch.resolve("file"), "x");
    Files.createSymbolicLink(scratch.resolve("link"), home);
    Files.writeString(home.resolve("kept"), "x");
    spool(1, 1).close();
    assertThat(scratch).isEmptyDirectory();
    assertThat(home.resolve("kept")).exists();
  }

  @Test
  void showsNothingReadableInAnyFileNamedOrNot() throws IOException {
    byte[] marker = "marker-that-nobody-else-writes".getBytes(StandardCharsets.UTF_8);
    byte[] file = new byte[5 * CHUNK];
    for (int at = 0; at + marker.length < file.length; at += marker.length) {
      System.arraycopy(marker, 0, file, at, marker.length);
    }
    try (Spool spool = spool(1, 99);
        Spooled spooled = take(spool, file)) {
      assertThat(Unlinked.below(scratch)).hasSize(1);
      assertThat(Unlinked.holding(scratch, marker)).isEmpty();
      // The check can fail: a file that does hold it is found, though it has no name.
      try (FileChannel open = Scratch.open(scratch).open()) {
        open.write(ByteBuffer.wrap(file));
        assertThat(Unlinked.holding(scratch, marker)).hasSize(1);
      }
      assertThat(spooled.stream().readAllBytes()).isEqualTo(file);
    }
    assertThat(Unlinked.below(scratch)).isEmpty();
  }

  @Test
  void servesManyAtOnce() throws Exception {
    try (Spool spool = spool(10, 1000)) {
      var threads = new ArrayList<Future<Boolean>>();
      try (var pool = Executors.newFixedThreadPool(8)) {
        for (int i = 0; i < 40; i++) {
          byte[] file = bytes(i * 7001);
          threads.add(
              pool.submit(
                  () -> {
                    try (Spooled spooled = take(spool, file)) {
                      return Arrays.equals(spooled.stream().readAllBytes(), file);
                    }
                  }));
        }
      }
      for (var thread : threads) {
        assertThat(thread.get()).isTrue();
      }
      assertThat(spool.use().memoryUsed()).isZero();
      assertThat(spool.use().diskUsed()).isZero();
    }
  }

  private Spool spool(int slots, int filed) throws IOException {
    return Spool.open(scratch, limits(slots, filed));
  }

  private static Limits limits(int slots, int filed) {
    return new Bounds()
        .with("SPOOL_MEMORY_BYTES", Math.max(1, (long) slots * SEALED))
        .with("SPOOL_DISK_BYTES", Math.max(1, (long) filed * SEALED))
        .limits();
  }

  private static Spooled take(Spool spool, byte[] file) throws IOException {
    return spool.take(new ByteArrayInputStream(file), MUCH);
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static SealedChunks chunks(Spooled spooled) {
    return ((SpooledFile) spooled).file().chunks();
  }

  private static FileChannel file(Spooled spooled) {
    FileChannel channel = chunks(spooled).file();
    assertThat(channel).isNotNull();
    return Objects.requireNonNull(channel);
  }

  private static void flip(Spooled spooled, int place, int bit) throws IOException {
    SealedChunks chunks = chunks(spooled);
    if (chunks.slots().isEmpty()) {
      var one = ByteBuffer.allocate(1);
      file(spooled).read(one, place);
      file(spooled).write(ByteBuffer.wrap(new byte[] {(byte) (one.get(0) ^ bit)}), place);
    } else {
      chunks.slots().get(place / SEALED)[place % SEALED] ^= (byte) bit;
    }
  }
}
