package org.ecluse.core.wire;

import java.util.Optional;

/** The frames of {@code src/spec/worker-wire.md}. */
public enum FrameType {
  /** Host to worker: a file to clean. {@code size u64, outputLimit u64}. */
  JOB(0x01),
  /** Host to worker: the bytes that a READ asked for. */
  DATA(0x02),
  /** Worker to host, once, when warm: {@code version u8}. */
  READY(0x81),
  /** Worker to host: {@code source u8 (0 the file, 1 the output), offset u64, length u32}. */
  READ(0x82),
  /** Worker to host: bytes to append to the output. */
  WRITE(0x83),
  /** Worker to host: the report, the end of this job. */
  DONE(0x84);

  private final int code;

  FrameType(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  public static Optional<FrameType> ofCode(int code) {
    for (FrameType type : values()) {
      if (type.code == code) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
