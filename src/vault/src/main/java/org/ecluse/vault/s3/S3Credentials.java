package org.ecluse.vault.s3;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ecluse.core.Settings;

/**
 * One store credential: one for each intake node and for each person, never shared, since the
 * store's rights hang on it.
 *
 * @param region as the server names it; Ceph's is {@code default}
 */
record S3Credentials(String accessKey, String secretKey, String region) {

  private static final String WANT =
      "a file with the lines access_key=…, secret_key=… and, if need be, region=…";
  private static final String REGION = "us-east-1";
  private static final long MOST = 4096;

  /**
   * Reads a credentials file.
   *
   * @throws Settings.BadSetting if it is missing, malformed, or may be read by anyone but its owner
   */
  static S3Credentials read(Path file) {
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
      if (permissions.stream().anyMatch(p -> !p.name().startsWith("OWNER_"))) {
        throw new Settings.BadSetting("vault.credentials", "for its owner's eyes only (chmod 600)");
      }
      if (Files.size(file) > MOST) {
        throw new Settings.BadSetting("vault.credentials", WANT);
      }
      return of(Files.readAllLines(file));
    } catch (MalformedInputException e) {
      throw new Settings.BadSetting("vault.credentials", WANT);
    } catch (IOException e) {
      throw new Settings.BadSetting("vault.credentials", "a file that can be read");
    }
  }

  private static S3Credentials of(List<String> lines) {
    Map<String, String> values = new HashMap<>();
    for (String line : lines) {
      int equals = line.indexOf('=');
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (equals < 0) {
        throw new Settings.BadSetting("vault.credentials", WANT);
      }
      values.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
    }
    String accessKey = values.getOrDefault("access_key", "");
    String secretKey = values.getOrDefault("secret_key", "");
    String region = values.getOrDefault("region", REGION);
    if (accessKey.isEmpty() || secretKey.isEmpty() || !region.matches("[A-Za-z0-9_.-]+")) {
      throw new Settings.BadSetting("vault.credentials", WANT);
    }
    return new S3Credentials(accessKey, secretKey, region);
  }

  @Override
  public String toString() {
    return "[redacted]";
  }
}
