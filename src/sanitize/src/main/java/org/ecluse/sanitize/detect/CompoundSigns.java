package org.ecluse.sanitize.detect;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.sanitize.io.CompoundFile;
import org.ecluse.sanitize.io.Uncleanable;

/** OLE2 compound files ([MS-CFB]), by the stream that only one program writes. */
final class CompoundSigns implements Signs {

  private static final Map<String, MediaKind> STREAMS =
      Map.of(
          "Workbook", MediaKind.XLS,
          "WordDocument", MediaKind.DOC,
          "PowerPoint Document", MediaKind.PPT,
          "__properties_version1.0", MediaKind.MSG);

  /** Main streams of Visio, Publisher, Works and Hangul: copied, never understood. */
  private static final List<String> COPIED =
      List.of("VisioDocument", "Quill/QuillSub/CONTENTS", "CONTENTS", "BodyText/Section0");

  @Override
  public MediaKind kind(byte[] head, Content content) throws IOException {
    if (head.length < CompoundFile.SIGNATURE.size()) {
      return MediaKind.UNKNOWN;
    }
    for (int i = 0; i < CompoundFile.SIGNATURE.size(); i++) {
      if ((head[i] & 0xff) != CompoundFile.SIGNATURE.get(i)) {
        return MediaKind.UNKNOWN;
      }
    }
    CompoundFile file = CompoundFile.read(content);
    if (file.stream("EncryptedPackage").isPresent()) {
      throw new Uncleanable(Reason.ENCRYPTED);
    }
    List<MediaKind> kinds =
        STREAMS.entrySet().stream()
            .filter(known -> file.stream(known.getKey()).isPresent())
            .map(Map.Entry::getValue)
            .toList();
    if (kinds.size() > 1) {
      throw new Uncleanable(Reason.AMBIGUOUS);
    }
    if (kinds.isEmpty()) {
      return COPIED.stream().anyMatch(name -> file.stream(name).isPresent())
          ? MediaKind.COMPOUND
          : MediaKind.UNKNOWN;
    }
    return kinds.getFirst();
  }
}
