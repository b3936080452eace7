package org.ecluse.sanitize.detect;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;

/** Calendars, address cards and torrents say what they are in their first bytes. */
final class CardSigns implements Signs {

  @Override
  public MediaKind kind(byte[] head, Content content) {
    String text = new String(head, StandardCharsets.ISO_8859_1).replace("\u00ef\u00bb\u00bf", "");
    String start = text.stripLeading().toUpperCase(Locale.ROOT);
    if (start.startsWith("BEGIN:VCALENDAR")) {
      return MediaKind.ICS;
    } else if (start.startsWith("BEGIN:VCARD")) {
      return MediaKind.VCF;
    }
    boolean torrent =
        text.matches("(?s)d\\d{1,2}:(announce|comment|created by|creation date|info|encoding).*")
            || (text.startsWith("d") && text.contains("4:infod"));
    return torrent ? MediaKind.TORRENT : MediaKind.UNKNOWN;
  }
}
