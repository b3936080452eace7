package org.ecluse.sanitize.detect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.sanitize.io.CompoundFile;
import org.ecluse.sanitize.io.Uncleanable;

/** Compound files ([MS-CFB]): the streams of the outermost folder tell whose they are. */
final class CompoundSigns implements Signs {

  private static final String START = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";

  private static final Map<String, MediaKind> STREAMS = new LinkedHashMap<>();

  static {
    STREAMS.put("WordDocument", MediaKind.DOC);
    STREAMS.put("Workbook", MediaKind.XLS);
    STREAMS.put("PowerPoint Document", MediaKind.PPT);
    STREAMS.put("__properties_version1.0", MediaKind.MSG);
  }

  @Override
  public MediaKind kind(byte[] head, Content content) throws IOException {
    if (!new String(head, StandardCharsets.ISO_8859_1).startsWith(START)) {
      return MediaKind.UNKNOWN;
    }
    CompoundFile file = new CompoundFile(content);
    // An office package behind a password ([MS-OFFCRYPTO] §2.3.4.4).
    if (file.find("EncryptedPackage").isPresent()) {
      throw new Uncleanable(Reason.ENCRYPTED);
    }
    for (Map.Entry<String, MediaKind> stream : STREAMS.entrySet()) {
      if (file.find(stream.getKey()).isPresent()) {
        return stream.getValue();
      }
    }
    return MediaKind.UNKNOWN;
  }
}
