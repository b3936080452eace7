package org.ecluse.testkit.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ecluse.testkit.watch.Finding.Kind;

/**
 * Looks through logs for what could lead to a source: network addresses, onion addresses, texts
 * that were sent, times of day. It rather finds too much: a version of four numbers is an address
 * until it is allowed.
 */
public final class LogWatch {

  private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";

  private static final Pattern IPV4 =
      Pattern.compile("(?<![\\d.])(?:" + OCTET + "\\.){3}" + OCTET + "(?!\\d|\\.\\d)");

  /** Candidates: hexadecimal digits and colons; {@link #isIpv6} decides. */
  private static final Pattern COLONS =
      Pattern.compile("(?<![\\w:.])[0-9a-fA-F:]*:[0-9a-fA-F:]*:[0-9a-fA-F:.]*(?![\\w:])");

  /**
   * Version 3 addresses (rend-spec-v3 §6) and the retired version 2, with or without the ending.
   */
  private static final Pattern ONION =
      Pattern.compile("(?<![a-z0-9])[a-z2-7]{56}(?:\\.onion)?(?![a-z0-9])|[a-z2-7]{16}\\.onion");

  private static final Pattern TIME =
      Pattern.compile(
          "(?<![\\d:.])(?:[01]?\\d|2[0-3])[:h][0-5]\\d(?:[:m][0-5]\\d)?(?![\\d:])"
              + "|(?<!\\d)1[6-9]\\d{8}(?:\\d{3})?(?!\\d)");

  private final Set<String> allowed = new HashSet<>(Set.of("127.0.0.1", "::1", "0:0:0:0:0:0:0:1"));
  private final List<String> texts = new ArrayList<>();
  private final List<String> timeless = new ArrayList<>();

  /** Addresses that may stand in a log, such as the listener's own. */
  public LogWatch allow(String... addresses) {
    for (String address : addresses) {
      allowed.add(address.toLowerCase(Locale.ROOT));
    }
    return this;
  }

  /** Texts that may not, in any case, plain, percent-encoded, in base64 or hexadecimal. */
  public LogWatch forbid(String... sent) {
    for (String text : sent) {
      texts.add(text.toLowerCase(Locale.ROOT));
      String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
      texts.add(encoded);
      texts.add(encoded.replace("+", "%20"));
      if (text.length() >= 8) {
        Needle.formsOf(text).stream()
            .filter(needle -> !needle.form().startsWith("UTF-16"))
            .forEach(needle -> texts.add(needle.text().toLowerCase(Locale.ROOT)));
      }
    }
    return this;
  }

  /** No time of day on a line with one of these words; with "", on no line at all. */
  public LogWatch noTimeNear(String... words) {
    for (String word : words) {
      timeless.add(word.toLowerCase(Locale.ROOT));
    }
    return this;
  }

  /** A file, or every file below a folder. */
  public List<Finding> scan(Path path) throws IOException {
    List<Finding> findings = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> all = Files.walk(path)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        findings.addAll(scan(file.toString(), in));
      }
    }
    return findings;
  }

  /** What was read from anywhere else, a process's output for one. */
  public List<Finding> scan(String source, InputStream in) throws IOException {
    List<Finding> findings = new ArrayList<>();
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    long number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      for (Kind kind : Kind.values()) {
        if (holds(kind, line)) {
          findings.add(new Finding(source, number, kind));
        }
      }
    }
    return findings;
  }

  private boolean holds(Kind kind, String line) {
    String small = line.toLowerCase(Locale.ROOT);
    return switch (kind) {
      case IPV4 -> notAllowed(IPV4.matcher(small));
      case IPV6 -> notAllowed(COLONS.matcher(small));
      case ONION -> notAllowed(ONION.matcher(small));
      case TEXT -> texts.stream().anyMatch(small::contains);
      case TIME -> timeless.stream().anyMatch(small::contains) && TIME.matcher(small).find();
    };
  }

  private boolean notAllowed(Matcher matcher) {
    while (matcher.find()) {
      // An address at the end of a sentence, or before a colon.
      String found = matcher.group().replaceAll("\\.+$|(?<!:):$", "");
      if (!allowed.contains(found) && (matcher.pattern() != COLONS || isIpv6(found))) {
        return true;
      }
    }
    return false;
  }

  /** Eight groups, or fewer around one "::" (RFC 4291 §2.2); "::" alone names nobody. */
  private static boolean isIpv6(String text) {
    int groups = 0;
    for (String group : text.split(":", -1)) {
      boolean dotted = group.contains(".");
      if (!dotted && group.length() > 4) {
        return false;
      }
      groups += group.isEmpty() ? 0 : dotted ? 2 : 1;
    }
    int gap = text.indexOf("::");
    return gap < 0 ? groups == 8 : groups > 0 && groups < 8 && text.indexOf("::", gap + 1) < 0;
  }
}
