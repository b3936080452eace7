package org.ecluse.sanitize.detect;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;

/**
 * Mail begins with header fields, of which at least two are known; a file of mails with "From ".
 */
final class MailSigns implements Signs {

  private static final Set<String> KNOWN =
      Set.of(
          "from",
          "to",
          "cc",
          "subject",
          "date",
          "received",
          "return-path",
          "message-id",
          "mime-version",
          "content-type",
          "content-transfer-encoding",
          "delivered-to",
          "reply-to",
          "sender",
          "references",
          "in-reply-to",
          "x-mailer",
          "user-agent",
          "dkim-signature",
          "authentication-results",
          "bcc",
          "envelope-to",
          "snapshot-content-location",
          "x-originating-ip",
          "x-account-key",
          "x-mozilla-status",
          "x-received",
          "arc-seal");

  private static final Pattern FIELD = Pattern.compile("[!-9;-~]{1,80}:.*");
  private static final Pattern SEPARATOR =
      Pattern.compile("From \\S+ +(Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} .{4,60}");
  private static final int SIGNS = 2;

  @Override
  public MediaKind kind(byte[] head, Content content) {
    String text = new String(head, StandardCharsets.ISO_8859_1).replace("\u00ef\u00bb\u00bf", "");
    boolean many = text.startsWith("From ");
    int first = many ? text.indexOf('\n') + 1 : 0;
    if (many && first == 0) {
      return MediaKind.UNKNOWN;
    }
    int known = 0;
    boolean saved = false;
    boolean related = false;
    for (String line : text.substring(first).split("\r?\n", -1)) {
      boolean folded = line.startsWith(" ") || line.startsWith("\t");
      if (line.isBlank() || (!folded && !FIELD.matcher(line).matches())) {
        break;
      }
      String lower = line.toLowerCase(Locale.ROOT);
      int colon = lower.indexOf(':');
      known += !folded && KNOWN.contains(lower.substring(0, Math.max(0, colon))) ? 1 : 0;
      saved |= lower.startsWith("snapshot-content-location") || lower.contains("<saved by");
      related |= lower.contains("multipart/related");
    }
    if (many) {
      boolean dated = SEPARATOR.matcher(text.substring(0, first).strip()).matches();
      return known > 0 || dated ? MediaKind.MBOX : MediaKind.UNKNOWN;
    }
    if (known < SIGNS) {
      return MediaKind.UNKNOWN;
    }
    return saved && related ? MediaKind.MHTML : MediaKind.EML;
  }
}
