package org.ecluse.sanitize.detect;

import java.nio.charset.StandardCharsets;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;

/** XML formats that say by their first element what they are. */
final class FlatSigns implements Signs {

  private static final String FAMILY = "application/vnd.oasis.opendocument.";

  @Override
  public MediaKind kind(byte[] head, Content content) {
    String start = new String(head, StandardCharsets.UTF_8).replace("\ufeff", "");
    if (!start.stripLeading().startsWith("<")) {
      return MediaKind.UNKNOWN;
    }
    if (start.contains("<office:document") && start.contains(FAMILY)) {
      return flat(start);
    }
    return start.stripLeading().startsWith("<?xml") ? MediaKind.XML : MediaKind.UNKNOWN;
  }

  private static MediaKind flat(String start) {
    int at = start.indexOf(FAMILY);
    String rest = at < 0 ? "" : start.substring(at + FAMILY.length());
    if (rest.startsWith("text")) {
      return MediaKind.FODT;
    } else if (rest.startsWith("spreadsheet")) {
      return MediaKind.FODS;
    } else if (rest.startsWith("presentation")) {
      return MediaKind.FODP;
    }
    return rest.startsWith("graphics") ? MediaKind.FODG : MediaKind.UNKNOWN;
  }
}
