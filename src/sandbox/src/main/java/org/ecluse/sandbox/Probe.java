package org.ecluse.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ecluse.sandbox.SandboxUnavailableException.Cause;

/**
 * Starts Java once behind the wall, before any document is there, so that what standard error says
 * may be read and an admin be told what to do.
 */
final class Probe {

  /** Kernel settings that refuse user namespaces, and the value that does. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "kernel.unprivileged_userns_clone", "0",
          "kernel.apparmor_restrict_unprivileged_userns", "1",
          "user.max_user_namespaces", "0");

  private static final int MESSAGE_BYTES = 4096;
  private static final int MESSAGE_SHOWN = 200;

  private Probe() {}

  static void check(Launcher launcher) throws IOException {
    Process process = launcher.version();
    try (InputStream errors = process.getErrorStream()) {
      process.getOutputStream().close();
      String said = new String(errors.readNBytes(MESSAGE_BYTES), StandardCharsets.UTF_8);
      errors.transferTo(OutputStream.nullOutputStream());
      if (process.waitFor() != 0) {
        throw explained(said.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while probing the sandbox");
    } finally {
      process.destroyForcibly();
    }
  }

  static SandboxUnavailableException explained(String said) {
    String lower = said.toLowerCase(Locale.ROOT);
    boolean namespaces = lower.contains("namespace") || lower.contains("uid map");
    Optional<String> setting = refusing(Path.of("/proc/sys"));
    if (namespaces || (setting.isPresent() && lower.startsWith("bwrap"))) {
      String culprit = setting.orElse("no setting found; a container or a security module does");
      return new SandboxUnavailableException(
          Cause.USER_NAMESPACES_REFUSED, "user namespaces are refused here: " + culprit);
    }
    String shown = said.substring(0, Math.min(MESSAGE_SHOWN, said.length()));
    return new SandboxUnavailableException(
        Cause.BWRAP_REFUSED, "the sandbox does not start: " + shown.replace('\n', ' '));
  }

  /** The kernel setting that refuses, as sysctl names it. */
  static Optional<String> refusing(Path proc) {
    return SETTINGS.entrySet().stream()
        .filter(e -> e.getValue().equals(value(proc.resolve(e.getKey().replace('.', '/')))))
        .map(e -> e.getKey() + " = " + e.getValue())
        .findFirst();
  }

  private static String value(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file).strip() : "";
    } catch (IOException e) {
      return "";
    }
  }
}
