package org.ecluse.sandbox;

import java.io.IOException;
import java.io.Serial;

/** There is no sandbox to be had here. The message tells an admin what to do. */
public final class SandboxUnavailableException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  /** Why not. */
  public enum Cause {
    /** bubblewrap is not installed. */
    BWRAP_MISSING,
    /** The kernel, or the container around us, gives ordinary users no user namespaces. */
    USER_NAMESPACES_REFUSED,
    /** bubblewrap does not get as far as starting a program, for another cause. */
    BWRAP_REFUSED,
    /** No filter of system calls is written for this processor or system. */
    UNKNOWN_ARCHITECTURE,
    /** The Java this process runs on has no {@code bin/java}. */
    JAVA_MISSING,
    /** No folder of that name, or no program in it. */
    WORKER_FOLDER_MISSING,
    /** Workers are started but do not get ready, time after time. */
    WORKER_DOES_NOT_START,
    /** The sandbox was closed. */
    CLOSED
  }

  private final Cause reason;

  SandboxUnavailableException(Cause reason, String what) {
    super(what);
    this.reason = reason;
  }

  public Cause reason() {
    return reason;
  }
}
