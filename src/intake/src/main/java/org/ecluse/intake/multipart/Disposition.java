package org.ecluse.intake.multipart;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecluse.intake.multipart.MultipartException.Fault;

/**
 * The value of Content-Disposition: {@code form-data; name="…"; filename="…"} (RFC 7578 §4.2, RFC
 * 6266), as browsers and as other programs write it.
 *
 * <p>Browsers write a quotation mark in a name as {@code %22}, other programs as {@code \"}; both
 * are understood. A backslash before anything else stands for itself, since old programs send whole
 * Windows paths. {@code filename*} (RFC 8187) wins over {@code filename} when it can be read.
 */
final class Disposition {

  private static final Pattern PARAMETER =
      Pattern.compile(
          "[ \\t]*;[ \\t]*([!#$%&'*+.^_`|~0-9A-Za-z-]{1,64})[ \\t]*=[ \\t]*"
              + "(?:\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"|([^\\s;\"]*+))[ \\t]*",
          Pattern.DOTALL);

  private Disposition() {}

  static PartHeader parse(String value) throws MultipartException {
    int end = value.indexOf(';');
    if (end < 0 || !value.substring(0, end).strip().equalsIgnoreCase("form-data")) {
      throw new MultipartException(Fault.PART_HEADER);
    }
    Map<String, String> parameters = new HashMap<>();
    Matcher matcher = PARAMETER.matcher(value);
    while (end < value.length() && matcher.region(end, value.length()).lookingAt()) {
      end = matcher.end();
      String quoted = matcher.group(2);
      String text = quoted != null ? unescape(quoted) : matcher.group(3);
      if (parameters.put(matcher.group(1).toLowerCase(Locale.ROOT), text) != null) {
        throw new MultipartException(Fault.PART_HEADER);
      }
    }
    String name = parameters.get("name");
    if (end != value.length() || name == null) {
      throw new MultipartException(Fault.PART_HEADER);
    }
    Optional<String> plain = Optional.ofNullable(parameters.get("filename"));
    Optional<String> extended =
        Optional.ofNullable(parameters.get("filename*")).flatMap(Disposition::extended);
    return new PartHeader(name, extended.or(() -> plain));
  }

  private static String unescape(String quoted) {
    return quoted
        .replaceAll("\\\\([\"\\\\])", "$1")
        .replace("%22", "\"")
        .replace("%0D", "\r")
        .replace("%0A", "\n");
  }

  /** {@code UTF-8'fr'na%C3%AFf.txt}; nothing if it is in another form. */
  private static Optional<String> extended(String value) {
    String[] fields = value.split("'", -1);
    if (fields.length != 3 || !fields[0].equalsIgnoreCase("UTF-8")) {
      return Optional.empty();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String text = fields[2];
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
        int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
        if (high < 0 || low < 0) {
          return Optional.empty();
        }
        bytes.write(high << 4 | low);
        i += 2;
      } else if (c > 0x20 && c < 0x7f) {
        bytes.write(c);
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(bytes.toString(StandardCharsets.UTF_8));
  }
}
