package org.ecluse.testkit.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskWatchTest {

  private final Marker marker = Marker.fresh();

  @TempDir private Path folder;

  @Test
  void seesAFileThatExistedForATenthOfASecond() throws Exception {
    try (DiskWatch watch = DiskWatch.of(marker).below(folder).start()) {
      Path file = Files.write(folder.resolve("short-lived"), marker.bytes());
      Thread.sleep(100);
      Files.delete(file);
      assertThat(places(watch.stop())).containsExactly(file.toString());
    }
  }

  @Test
  void seesOneInAFolderThatWasMadeAfterTheWatchBegan() throws Exception {
    try (DiskWatch watch = DiskWatch.of(marker).below(folder).start()) {
      Path deep = Files.createDirectories(folder.resolve("a/b/c"));
      Path file = Files.write(deep.resolve("short-lived"), marker.bytes());
      Thread.sleep(100);
      Files.delete(file);
      assertThat(places(watch.stop())).containsExactly(file.toString());
    }
  }

  @Test
  void seesAFileWithoutANameThatAnotherProcessHoldsOpen() throws Exception {
    try (DiskWatch watch = DiskWatch.of(marker).start()) {
      Process other = holder("exec 5<>file && rm file && cat >&5 && echo written && sleep 600");
      try {
        watch.follow(other.toHandle());
        write(other);
        assertThat(places(watch.stop()))
            .isNotEmpty()
            .allMatch(place -> place.contains("(deleted)"));
      } finally {
        kill(other);
      }
    }
  }

  @Test
  void seesWhatAChildOfAFollowedProcessHoldsOpen() throws Exception {
    try (DiskWatch watch = DiskWatch.of(marker).start()) {
      Process other =
          holder(
              "exec 6<&0; (exec 5<>file && rm file && cat <&6 >&5 && echo written && sleep 600) & wait");
      try {
        watch.follow(other.toHandle());
        write(other);
        assertThat(places(watch.stop())).isNotEmpty();
      } finally {
        kill(other);
      }
    }
  }

  @Test
  void seesWhatWasWrittenWithTheTimeSetBack() throws Exception {
    try (DiskWatch watch = DiskWatch.of(marker).below(folder).start()) {
      Path file = Files.write(folder.resolve("old"), marker.bytes());
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(9))));
      assertThat(places(watch.stop())).containsExactly(file.toString());
    }
  }

  @Test
  void seesTheMarkerAtTheEndOfALongFileThatGrows() throws Exception {
    try (DiskWatch watch = DiskWatch.of(marker).below(folder).start()) {
      Path file = folder.resolve("growing");
      try (OutputStream out = Files.newOutputStream(file)) {
        for (int block = 0; block < 12; block++) {
          out.write(new byte[1 << 20]);
          Thread.sleep(10);
        }
        out.write(marker.bytes(), 0, 10);
        Thread.sleep(50);
        out.write(marker.bytes(), 10, marker.bytes().length - 10);
        await(() -> !watch.sightings().isEmpty());
      }
      assertThat(places(watch.stop())).containsExactly(file.toString());
    }
  }

  @Test
  void doesNotSeeWhatIsExceptedOrNotThere() throws Exception {
    Path upload = Files.write(folder.resolve("upload"), marker.bytes());
    Path profile = Files.createDirectories(folder.resolve("profile"));
    try (DiskWatch watch =
        DiskWatch.of(marker).below(folder).except(upload).except(profile).start()) {
      Files.write(profile.resolve("session"), marker.bytes());
      Files.write(folder.resolve("sealed"), Marker.fresh().bytes());
      watch.follow(ProcessHandle.current());
      await(() -> watch.walks() > 2);
      Outcome outcome = watch.stop();
      outcome.assertNothingSeen();
      assertThat(outcome.reads()).isPositive();
    }
  }

  @Test
  void failsWhenSomethingWasSeenAndDoesNotRepeatIt() throws Exception {
    try (DiskWatch watch = DiskWatch.of(marker).below(folder).start()) {
      Files.write(folder.resolve("leak"), marker.bytes());
      Outcome outcome = watch.stop();
      assertThatThrownBy(outcome::assertNothingSeen)
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("leak (clear)")
          .hasMessageNotContaining(marker.text());
    }
  }

  @Test
  void failsWhenItCouldNotLook() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    try (DiskWatch watch = DiskWatch.of(marker).below(folder).start()) {
      watch.follow(gone.toHandle());
      await(() -> watch.walks() > 0);
      assertThatThrownBy(watch.stop()::assertNothingSeen).hasMessageContaining("process");
    }
    assertThatThrownBy(() -> new Outcome(Set.of(), Set.of(), 0, 0).assertNothingSeen())
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void repeatsItsMarkerToTheLastByte() throws Exception {
    try (InputStream in = marker.repeated(100)) {
      byte[] bytes = in.readAllBytes();
      assertThat(bytes).hasSize(100);
      assertThat(new String(bytes, StandardCharsets.UTF_8))
          .startsWith(marker.text() + "\n" + marker.text());
    }
  }

  private Process holder(String script) throws Exception {
    return new ProcessBuilder("sh", "-c", script)
        .directory(folder.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Hands the marker over, and returns when it has been written. */
  private void write(Process other) throws Exception {
    try (OutputStream out = other.getOutputStream()) {
      out.write(marker.bytes());
    }
    assertThat(other.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("written");
  }

  private static void kill(Process process) {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }

  private static Set<String> places(Outcome outcome) {
    return outcome.sightings().stream().map(Sighting::place).collect(Collectors.toSet());
  }

  private static void await(java.util.function.BooleanSupplier condition) throws Exception {
    for (int round = 0; round < 1000 && !condition.getAsBoolean(); round++) {
      Thread.sleep(10);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
