package org.ecluse.core;

import java.util.Optional;

/**
 * What a file is, as its bytes say. A declared name or type never decides it. The code is what
 * crosses the worker's wire and is never reused.
 */
public enum MediaKind {
  UNKNOWN(0, "application/octet-stream", "bin"),
  JPEG(1, "image/jpeg", "jpg"),
  PNG(2, "image/png", "png"),
  PDF(3, "application/pdf", "pdf"),
  DOCX(4, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
  OPENPGP(5, "application/pgp-encrypted", "pgp"),
  XLSX(10, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
  PPTX(11, "application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
  DOCM(12, "application/vnd.ms-word.document.macroEnabled.12", "docm"),
  DOTX(13, "application/vnd.openxmlformats-officedocument.wordprocessingml.template", "dotx"),
  DOTM(14, "application/vnd.ms-word.template.macroEnabled.12", "dotm"),
  XLSM(15, "application/vnd.ms-excel.sheet.macroEnabled.12", "xlsm"),
  XLTX(16, "application/vnd.openxmlformats-officedocument.spreadsheetml.template", "xltx"),
  XLTM(17, "application/vnd.ms-excel.template.macroEnabled.12", "xltm"),
  PPTM(18, "application/vnd.ms-powerpoint.presentation.macroEnabled.12", "pptm"),
  POTX(19, "application/vnd.openxmlformats-officedocument.presentationml.template", "potx"),
  POTM(20, "application/vnd.ms-powerpoint.template.macroEnabled.12", "potm"),
  PPSX(21, "application/vnd.openxmlformats-officedocument.presentationml.slideshow", "ppsx"),
  PPSM(22, "application/vnd.ms-powerpoint.slideshow.macroEnabled.12", "ppsm");

  private final int code;
  private final String mediaType;
  private final String extension;

  MediaKind(int code, String mediaType, String extension) {
    this.code = code;
    this.mediaType = mediaType;
    this.extension = extension;
  }

  /** The number on the wire, 0 to 65,535. */
  public int code() {
    return code;
  }

  /** The media type (RFC 6838). */
  public String mediaType() {
    return mediaType;
  }

  /** The usual file name extension, without a dot. */
  public String extension() {
    return extension;
  }

  public static Optional<MediaKind> ofCode(int code) {
    for (MediaKind kind : values()) {
      if (kind.code == code) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  public static Optional<MediaKind> ofMediaType(String mediaType) {
    for (MediaKind kind : values()) {
      if (kind.mediaType.equals(mediaType)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
