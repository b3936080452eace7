package org.ecluse.intake;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.ecluse.core.Settings;
import org.ecluse.sandbox.SandboxUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * Starts intake, which {@link Wiring} makes and {@link Doors} opens.
 *
 * <p>Exit codes: 0 ended, 2 a setting, 7 no sandbox, 9 anything else.
 */
@QuarkusMain
public final class IntakeMain {

  private static final int USAGE = 2;
  private static final int NO_SANDBOX = 7;
  private static final int UNEXPECTED = 9;

  private IntakeMain() {}

  public static void main(String[] args) {
    // Without it the codec answers odd versions of HTTP itself, with an empty page.
    System.setProperty("vertx.disableWebsockets", "true");
    Quarkus.run(null, (code, error) -> System.exit(exitCode(code, error)), args);
  }

  private static int exitCode(int code, @Nullable Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof SandboxUnavailableException) {
        System.err.println("ecluse intake: no sandbox: " + cause.getMessage());
        return NO_SANDBOX;
      }
      if (cause instanceof Settings.BadSetting) {
        System.err.println("ecluse intake: " + cause.getMessage());
        return USAGE;
      }
    }
    if (error != null) {
      // No source has been here yet: what went wrong can be told in full.
      System.err.println("ecluse intake: could not start");
      for (Throwable cause = error; cause != null; cause = cause.getCause()) {
        System.err.println("  " + cause);
      }
      return UNEXPECTED;
    }
    return code;
  }
}
