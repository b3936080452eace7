package org.ecluse.sanitize.clean;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecoderUtil;

/** Header fields as they may stay (RFC 5322 §3.6, RFC 2183, RFC 2231). */
final class MailFields {

  /** What a reader of the mail sees: who wrote to whom, about what. Everything else goes. */
  static final List<String> KEPT = List.of("From", "To", "Cc", "Subject");

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private static final Pattern DATE =
      Pattern.compile("(\\d{1,2})[ -]([A-Za-z]{3})[a-z]*[ -](\\d{2,4})");

  private static final Pattern NAME =
      Pattern.compile(
          "(?i)(?:file)?name(\\*?)\\d*\\*?\\s*=\\s*(?:\"((?:[^\"\\\\]++|\\\\.)*+)\"|([^;\\s]+))");

  private static final int LINE = 76;

  private MailFields() {}

  /**
   * The day of a Date field, at midnight in Greenwich: the time of day tells where somebody was.
   */
  static Optional<String> day(String date) {
    Matcher matcher = DATE.matcher(date);
    if (!matcher.find()) {
      return Optional.empty();
    }
    int month = MONTHS.indexOf(matcher.group(2).toLowerCase(Locale.ROOT)) + 1;
    int year = Integer.parseInt(matcher.group(3));
    try {
      LocalDate day =
          LocalDate.of(year < 100 ? year + 2000 : year, month, Integer.parseInt(matcher.group(1)));
      DateTimeFormatter form = DateTimeFormatter.ofPattern("EEE, d MMM yyyy", Locale.ENGLISH);
      return Optional.of(form.format(day) + " 00:00:00 +0000");
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** One field, folded at spaces (RFC 5322 §2.2.3). */
  static String fold(String name, String value) {
    StringBuilder out = new StringBuilder();
    StringBuilder line = new StringBuilder(name).append(':');
    for (String word : value.replaceAll("[\\p{Cntrl}\\s]+", " ").strip().split(" ", -1)) {
      if (line.length() + 1 + word.length() > LINE && line.length() > name.length() + 1) {
        out.append(line).append("\r\n");
        line.setLength(0);
      }
      line.append(' ').append(word);
    }
    return out.append(line).append("\r\n").toString();
  }

  static String fileName(MailPart part) {
    String disposition = named(part.field("content-disposition"));
    String name = disposition.isEmpty() ? named(part.field("content-type")) : disposition;
    String last = name.replace('\\', '/');
    return last.substring(last.lastIndexOf('/') + 1).replaceAll("[\\p{Cntrl}\"]", "");
  }

  private static String named(String field) {
    Matcher matcher = NAME.matcher(field);
    StringBuilder name = new StringBuilder();
    while (matcher.find() && name.length() < 1024) {
      String value = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
      name.append(matcher.group(1).isEmpty() ? decoded(value) : percent(value));
    }
    return name.toString();
  }

  /** Encoded words, as in a subject, are met in names too. */
  static String decoded(String value) {
    return DecoderUtil.decodeEncodedWords(value, StandardCharsets.UTF_8);
  }

  private static String percent(String value) {
    int quote = value.lastIndexOf('\'');
    try {
      return URLDecoder.decode(
          value.substring(quote + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return value.substring(quote + 1);
    }
  }

  static Charset charset(String name) {
    try {
      return name.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.ISO_8859_1;
    }
  }
}
