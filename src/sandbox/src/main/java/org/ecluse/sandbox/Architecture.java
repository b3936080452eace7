package org.ecluse.sandbox;

import java.util.Arrays;
import java.util.Optional;

/** The processors whose system calls we know by number. */
enum Architecture {
  /** {@code AUDIT_ARCH_X86_64}. */
  X86_64("amd64", 0xC000003E, "x86_64-linux-gnu"),
  /** {@code AUDIT_ARCH_AARCH64}. */
  AARCH64("aarch64", 0xC00000B7, "aarch64-linux-gnu");

  private final String javaName;
  private final int audit;
  private final String triplet;

  Architecture(String javaName, int audit, String triplet) {
    this.javaName = javaName;
    this.audit = audit;
    this.triplet = triplet;
  }

  /** What the kernel calls it in {@code struct seccomp_data}. */
  int audit() {
    return audit;
  }

  /** The name of its library folder on Debian. */
  String triplet() {
    return triplet;
  }

  /** This machine's, if it is Linux on one of them. */
  static Optional<Architecture> here() {
    if (!System.getProperty("os.name").equals("Linux")) {
      return Optional.empty();
    }
    String name = System.getProperty("os.arch");
    return Arrays.stream(values()).filter(a -> a.javaName.equals(name)).findFirst();
  }
}
