package org.ecluse.sandbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * The filter of system calls, as classic BPF ({@code Documentation/userspace-api/seccomp_filter} of
 * the kernel). What {@link DeniedCall} lists fails with EPERM; so does {@code clone} without
 * CLONE_THREAD, which starts a process; {@code clone3}, whose flags a filter cannot see, answers
 * ENOSYS, upon which the C library takes {@code clone}. Calls of another architecture kill.
 *
 * <p>It denies a list rather than allowing one: what a virtual machine needs differs from kernel to
 * kernel, and the namespaces have taken away what matters. {@code execve} stays, since java itself
 * is started under the filter; what it starts is under the same filter, in the same namespaces.
 */
final class Seccomp {

  /** The end of the filter's file name, which a sweep of the scratch folder leaves alone. */
  static final String SUFFIX = ".bpf";

  private static final int LOAD = 0x20;
  private static final int JUMP_EQUAL = 0x15;
  private static final int JUMP_AT_LEAST = 0x35;
  private static final int JUMP_SET = 0x45;
  private static final int RETURN = 0x06;

  private static final int ALLOW = 0x7fff0000;
  private static final int KILL = 0x80000000;
  private static final int ERRNO = 0x00050000;
  private static final int EPERM = 1;
  private static final int ENOSYS = 38;

  private static final int NUMBER_AT = 0;
  private static final int ARCHITECTURE_AT = 4;
  private static final int FIRST_ARGUMENT_AT = 16;
  private static final int X32_BIT = 0x40000000;
  private static final int CLONE_THREAD = 0x00010000;
  private static final int CLONE3 = 435;

  private final List<int[]> program = new ArrayList<>();

  private Seccomp() {}

  /** The program as the kernel reads it: {@code struct sock_filter[]}, native byte order. */
  static byte[] filter(Architecture architecture) {
    Seccomp seccomp = new Seccomp();
    seccomp.write(architecture);
    ByteBuffer bytes = ByteBuffer.allocate(8 * seccomp.program.size());
    bytes.order(ByteOrder.nativeOrder());
    for (int[] step : seccomp.program) {
      bytes.putShort((short) step[0]).put((byte) step[1]).put((byte) step[2]).putInt(step[3]);
    }
    return bytes.array();
  }

  /**
   * Puts the filter where a shell can open it, since a Java process cannot pass a descriptor on.
   * There is nothing secret in it.
   */
  static Path store(Path folder, Architecture architecture) throws IOException {
    byte[] filter = filter(architecture);
    Path path = folder.resolve("seccomp-" + architecture.triplet() + SUFFIX);
    if (!holds(path, filter)) {
      Path fresh = folder.resolve(UUID.randomUUID() + SUFFIX);
      Files.write(fresh, filter);
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    return path;
  }

  private static boolean holds(Path path, byte[] filter) throws IOException {
    try {
      return Arrays.equals(Files.readAllBytes(path), filter);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private void write(Architecture architecture) {
    add(LOAD, 0, 0, ARCHITECTURE_AT);
    add(JUMP_EQUAL, 1, 0, architecture.audit());
    add(RETURN, 0, 0, KILL);
    add(LOAD, 0, 0, NUMBER_AT);
    if (architecture == Architecture.X86_64) {
      answer(JUMP_AT_LEAST, X32_BIT, ERRNO | ENOSYS);
    }
    answer(JUMP_EQUAL, CLONE3, ERRNO | ENOSYS);
    for (DeniedCall call : DeniedCall.values()) {
      if (call.number(architecture) >= 0) {
        answer(JUMP_EQUAL, call.number(architecture), ERRNO | EPERM);
      }
    }
    add(JUMP_EQUAL, 1, 0, architecture == Architecture.X86_64 ? 56 : 220);
    add(RETURN, 0, 0, ALLOW);
    // The low half of the first argument: both architectures are little-endian.
    add(LOAD, 0, 0, FIRST_ARGUMENT_AT);
    add(JUMP_SET, 1, 0, CLONE_THREAD);
    add(RETURN, 0, 0, ERRNO | EPERM);
    add(RETURN, 0, 0, ALLOW);
  }

  /** If the condition holds, this is the answer; else on to the next step. */
  private void answer(int condition, int value, int result) {
    add(condition, 0, 1, value);
    add(RETURN, 0, 0, result);
  }

  private void add(int code, int ifTrue, int ifFalse, int value) {
    program.add(new int[] {code, ifTrue, ifFalse, value});
  }
}
