package org.ecluse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The filter, run by an interpreter of the few instructions it is made of. */
class SeccompTest {

  private static final int ALLOW = 0x7fff0000;
  private static final int KILL = 0x80000000;
  private static final int EPERM = 0x00050001;
  private static final int ENOSYS = 0x00050026;

  @ParameterizedTest
  @EnumSource
  void deniesEveryListedCall(Architecture architecture) {
    for (DeniedCall call : DeniedCall.values()) {
      int number = call.number(architecture);
      if (number >= 0) {
        assertThat(run(architecture, architecture.audit(), number, 0)).isEqualTo(EPERM);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void allowsThreadsAndNoProcesses(Architecture architecture) {
    int clone = architecture == Architecture.X86_64 ? 56 : 220;
    int threadOfTheCLibrary = 0x3d0f00;
    int sigchld = 17;
    assertThat(run(architecture, architecture.audit(), clone, threadOfTheCLibrary))
        .isEqualTo(ALLOW);
    assertThat(run(architecture, architecture.audit(), clone, sigchld)).isEqualTo(EPERM);
    assertThat(run(architecture, architecture.audit(), 435, 0)).isEqualTo(ENOSYS);
  }

  @ParameterizedTest
  @EnumSource
  void allowsReadingAndWriting(Architecture architecture) {
    int[] calls =
        architecture == Architecture.X86_64 ? new int[] {0, 1, 9, 202, 257} : new int[] {63, 64};
    for (int call : calls) {
      assertThat(run(architecture, architecture.audit(), call, 0)).isEqualTo(ALLOW);
    }
  }

  @Test
  void killsCallsOfAnotherArchitecture() {
    int i386 = 0x40000003;
    assertThat(run(Architecture.X86_64, i386, 0, 0)).isEqualTo(KILL);
    assertThat(run(Architecture.AARCH64, Architecture.X86_64.audit(), 0, 0)).isEqualTo(KILL);
  }

  @Test
  void hidesTheCallsOfX32() {
    int x32 = 0x40000000;
    assertThat(run(Architecture.X86_64, Architecture.X86_64.audit(), x32 | 1, 0)).isEqualTo(ENOSYS);
  }

  @Test
  void storesItOnceAndAgainWhenItIsGoneOrChanged(@TempDir Path folder) throws Exception {
    Path stored = Seccomp.store(folder, Architecture.X86_64);
    assertThat(Seccomp.store(folder, Architecture.X86_64)).isEqualTo(stored);
    Files.write(stored, new byte[] {1});
    Seccomp.store(folder, Architecture.X86_64);
    assertThat(stored).hasBinaryContent(Seccomp.filter(Architecture.X86_64));
    Scratch.open(folder);
    assertThat(stored).exists();
  }

  /** What the kernel would answer: Documentation/networking/filter.rst, classic BPF. */
  private static int run(Architecture architecture, int audit, int number, int firstArgument) {
    ByteBuffer program = ByteBuffer.wrap(Seccomp.filter(architecture));
    program.order(ByteOrder.nativeOrder());
    int accumulator = 0;
    for (int at = 0; at < program.limit() / 8; at++) {
      int code = program.getShort(8 * at);
      int ifTrue = program.get(8 * at + 2) & 0xff;
      int ifFalse = program.get(8 * at + 3) & 0xff;
      int value = program.getInt(8 * at + 4);
      switch (code) {
        case 0x20 -> accumulator = new int[] {number, audit, 0, 0, firstArgument}[value / 4];
        case 0x15 -> at += accumulator == value ? ifTrue : ifFalse;
        case 0x35 -> at += Integer.compareUnsigned(accumulator, value) >= 0 ? ifTrue : ifFalse;
        case 0x45 -> at += (accumulator & value) != 0 ? ifTrue : ifFalse;
        case 0x06 -> {
          return value;
        }
        default -> throw new AssertionError("unknown step " + Arrays.toString(new int[] {code}));
      }
    }
    throw new AssertionError("the program runs past its end");
  }
}
