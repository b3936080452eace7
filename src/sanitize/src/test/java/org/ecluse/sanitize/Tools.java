package org.ecluse.sanitize;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Independent programs of the system that look at a cleaned file. They must be installed. */
public final class Tools {

  private static final Pattern IDENTIFYING =
      Pattern.compile(
          "(?i).*(gps|author|creator|artist|by-?line|owner|make|model|serial|date|time|city|software"
              + "|producer|company|comment|modified|documentid|thumbnail|lens).*");

  private Tools() {}

  /** What a program printed. */
  public record Output(int status, byte[] bytes) {

    public String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  public static Output run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    byte[] bytes = process.getInputStream().readAllBytes();
    return new Output(process.waitFor(), bytes);
  }

  /** Tags of the file itself that exiftool finds and that could name somebody. */
  public static List<String> identifyingTags(Path file) throws IOException, InterruptedException {
    String all = run("exiftool", "-a", "-G1", "-s", "-ee", file.toString()).text();
    if (!all.contains("MIMEType")) {
      throw new IOException("exiftool said nothing");
    }
    return Arrays.stream(all.split("\n"))
        .filter(l -> !l.matches("\\[(System|ExifTool|File|Composite|ICC.*|ZIP)\\].*"))
        .filter(l -> IDENTIFYING.matcher(l.substring(0, Math.min(l.length(), 48))).matches())
        .toList();
  }

  public static Path write(Path folder, String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }
}
