package org.ecluse.intake.gate;

import java.util.function.Supplier;
import org.ecluse.core.Settings;

/**
 * Whether there is memory for one more submission. When it truly ends, the process ends with it
 * ({@code spec/decisions/0072}); this closes the gate before. What nobody needs any more is not
 * counted: before it complains, it has that let go and collected.
 *
 * @param percent of the heap that may be in use: the setting {@code gate.memory-percent}
 */
public record MemoryWatch(int percent, Supplier<Heap> heap, Runnable collect)
    implements Gate.Condition {

  private static final int PERCENT = 85;

  /** In bytes. */
  public record Heap(long used, long most) {

    private static Heap now() {
      Runtime runtime = Runtime.getRuntime();
      return new Heap(runtime.totalMemory() - runtime.freeMemory(), runtime.maxMemory());
    }

    private boolean above(int percent) {
      return used > most / 100 * percent;
    }
  }

  /**
   * Of this process.
   *
   * @param trim lets go of what is kept only to be used again
   */
  public static MemoryWatch of(Settings settings, Runnable trim) {
    int percent = settings.count("gate.memory-percent", PERCENT);
    if (percent > 100) {
      throw new Settings.BadSetting("gate.memory-percent", "a whole number from 1 to 100");
    }
    return new MemoryWatch(
        percent,
        Heap::now,
        () -> {
          trim.run();
          System.gc();
        });
  }

  @Override
  public void check() throws Gate.NotMet {
    if (!heap.get().above(percent)) {
      return;
    }
    collect.run();
    if (heap.get().above(percent)) {
      throw new Gate.NotMet(Obstacle.MEMORY_SHORT);
    }
  }
}
