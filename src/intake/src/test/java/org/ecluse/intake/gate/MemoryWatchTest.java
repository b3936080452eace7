package org.ecluse.intake.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.ecluse.core.Settings;
import org.ecluse.intake.gate.MemoryWatch.Heap;
import org.junit.jupiter.api.Test;

final class MemoryWatchTest {

  private long used;
  private long rubbish;
  private int collected;
  private final MemoryWatch watch =
      new MemoryWatch(
          90,
          () -> new Heap(used, 1000),
          () -> {
            collected++;
            used -= rubbish;
            rubbish = 0;
          });

  @Test
  void closesAboveItsShareAndOpensBelow() throws Exception {
    used = 900;
    watch.check();
    assertThat(collected).isZero();
    used = 901;
    assertThatThrownBy(watch::check).isInstanceOf(Gate.NotMet.class).hasMessage("memory-short");
    used = 900;
    watch.check();
  }

  @Test
  void whatNobodyNeedsIsNotCounted() throws Exception {
    used = 999;
    rubbish = 500;
    watch.check();
    assertThat(collected).isEqualTo(1);
  }

  @Test
  void thisProcessHasRoomAndASettingBeyondTheWholeIsRefused() {
    assertThatCode(() -> MemoryWatch.of(Settings.of(Map.of()), () -> {}).check())
        .doesNotThrowAnyException();
    Settings tooMuch = Settings.of(Map.of("ECLUSE_GATE_MEMORY_PERCENT", "101"));
    assertThatThrownBy(() -> MemoryWatch.of(tooMuch, () -> {}))
        .isInstanceOf(Settings.BadSetting.class);
  }
}
