package org.ecluse.core;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The settings of one instance: {@code ecluse.<name>} in {@code $ECLUSE_HOME/ecluse.properties}, or
 * {@code ECLUSE_<NAME>} in the environment, which wins. Dots and hyphens of a name are underscores
 * in the environment. A value that cannot be understood is an error, never a default.
 */
public final class Settings {

  /** A setting that cannot be understood. The message names the setting, not its value. */
  public static final class BadSetting extends RuntimeException {
    @java.io.Serial private static final long serialVersionUID = 1L;

    public BadSetting(String name, String want) {
      super("ecluse." + name + " must be " + want);
    }
  }

  private final Map<String, String> environment;
  private final Properties file;

  private Settings(Map<String, String> environment, Properties file) {
    this.environment = environment;
    this.file = file;
  }

  /** From this process's environment and the instance's file. */
  public static Settings load() {
    return of(System.getenv());
  }

  /** From the given environment and the file in the home it names. */
  public static Settings of(Map<String, String> environment) {
    Settings bare = new Settings(new HashMap<>(environment), new Properties());
    Path path = bare.home().resolve("ecluse.properties");
    if (!environment.containsKey("ECLUSE_HOME") && !environment.containsKey("HOME")) {
      return bare;
    }
    if (Files.exists(path)) {
      try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
        bare.file.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException("ecluse.properties cannot be read", e);
      }
    }
    return bare;
  }

  /** The state folder: everything an instance writes on this machine is below it. */
  public Path home() {
    String home = environment.get("ECLUSE_HOME");
    if (home != null && !home.isBlank()) {
      return Path.of(home).toAbsolutePath().normalize();
    }
    return Path.of(environment.getOrDefault("HOME", "."), ".ecluse").toAbsolutePath().normalize();
  }

  public Optional<String> text(String name) {
    String variable = "ECLUSE_" + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    String value = environment.get(variable);
    if (value == null) {
      value = file.getProperty("ecluse." + name);
    }
    return Optional.ofNullable(value).map(String::strip).filter(v -> !v.isEmpty());
  }

  public Optional<Path> path(String name) {
    return text(name).map(value -> home().resolve(value));
  }

  public int count(String name, int otherwise) {
    return (int) number(name, otherwise, 1, Integer.MAX_VALUE);
  }

  public long bytes(String name, long otherwise) {
    return number(name, otherwise, 1, 1L << 50);
  }

  public Duration seconds(String name, long otherwise) {
    return Duration.ofSeconds(number(name, otherwise, 1, 7L * 24 * 3600));
  }

  private long number(String name, long otherwise, long least, long most) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    String want = "a whole number from " + least + " to " + most;
    try {
      long value = Long.parseLong(text.get());
      if (value < least || value > most) {
        throw new BadSetting(name, want);
      }
      return value;
    } catch (NumberFormatException e) {
      throw new BadSetting(name, want);
    }
  }
}
