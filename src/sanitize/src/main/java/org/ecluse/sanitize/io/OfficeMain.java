package org.ecluse.sanitize.io;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.ecluse.core.MediaKind;

/**
 * The content type of the main part of each office package (ECMA-376-1 §11.3.10, §12.3.23, §13.3.6;
 * [MS-OFFMACRO2] for the forms with macros). Add-ins and binary workbooks are not here.
 */
public final class OfficeMain {

  private static final String OPEN = "application/vnd.openxmlformats-officedocument.";
  private static final Map<MediaKind, String> TYPES = new EnumMap<>(MediaKind.class);

  static {
    TYPES.put(MediaKind.DOCX, OPEN + "wordprocessingml.document.main+xml");
    TYPES.put(MediaKind.DOTX, OPEN + "wordprocessingml.template.main+xml");
    TYPES.put(MediaKind.DOCM, "application/vnd.ms-word.document.macroEnabled.main+xml");
    TYPES.put(MediaKind.DOTM, "application/vnd.ms-word.template.macroEnabledTemplate.main+xml");
    TYPES.put(MediaKind.XLSX, OPEN + "spreadsheetml.sheet.main+xml");
    TYPES.put(MediaKind.XLTX, OPEN + "spreadsheetml.template.main+xml");
    TYPES.put(MediaKind.XLSM, "application/vnd.ms-excel.sheet.macroEnabled.main+xml");
    TYPES.put(MediaKind.XLTM, "application/vnd.ms-excel.template.macroEnabled.main+xml");
    TYPES.put(MediaKind.PPTX, OPEN + "presentationml.presentation.main+xml");
    TYPES.put(MediaKind.POTX, OPEN + "presentationml.template.main+xml");
    TYPES.put(MediaKind.PPSX, OPEN + "presentationml.slideshow.main+xml");
    TYPES.put(MediaKind.PPTM, "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml");
    TYPES.put(MediaKind.POTM, "application/vnd.ms-powerpoint.template.macroEnabled.main+xml");
    TYPES.put(MediaKind.PPSM, "application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml");
  }

  private OfficeMain() {}

  /** Every kind that is an office package. */
  public static Iterable<MediaKind> kinds() {
    return TYPES.keySet();
  }

  public static boolean isOffice(MediaKind kind) {
    return TYPES.containsKey(kind);
  }

  /**
   * The content type of the main part.
   *
   * @throws IllegalArgumentException if files of that kind are no office packages
   */
  public static String contentType(MediaKind kind) {
    String type = TYPES.get(kind);
    if (type == null) {
      throw new IllegalArgumentException("not an office package");
    }
    return type;
  }

  public static Optional<MediaKind> kind(String contentType) {
    return TYPES.entrySet().stream()
        .filter(e -> e.getValue().equalsIgnoreCase(contentType))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
