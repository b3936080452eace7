package org.ecluse.core;

import java.util.List;
import java.util.Optional;

/**
 * What a file is, as its bytes say. A declared name or type never decides it. The code is what
 * crosses the worker's wire and is never reused.
 */
public enum MediaKind {
  UNKNOWN(0, "application/octet-stream", "bin"),
  JPEG(1, "image/jpeg", "jpg", "jpeg", "jpe", "jfif"),
  PNG(2, "image/png", "png", "apng"),
  PDF(3, "application/pdf", "pdf"),
  DOCX(4, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
  OPENPGP(5, "application/pgp-encrypted", "pgp"),
  // 10 to 29: office documents in XML packages (ECMA-376).
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
  PPSM(22, "application/vnd.ms-powerpoint.slideshow.macroEnabled.12", "ppsm"),

  // 30 to 49: pictures.
  GIF(30, "image/gif", "gif"),
  TIFF(31, "image/tiff", "tif", "tiff"),
  WEBP(32, "image/webp", "webp"),
  HEIC(33, "image/heic", "heic", "heif"),
  AVIF(34, "image/avif", "avif"),
  BMP(35, "image/bmp", "bmp", "dib"),
  SVG(36, "image/svg+xml", "svg"),
  JPEG2000(37, "image/jp2", "jp2"),
  JPEGXL(38, "image/jxl", "jxl"),
  ICO(39, "image/vnd.microsoft.icon", "ico"),
  PSD(40, "image/vnd.adobe.photoshop", "psd"),
  DNG(41, "image/x-adobe-dng", "dng"),
  PNM(42, "image/x-portable-anymap", "pnm", "ppm", "pgm", "pbm"),
  DJVU(43, "image/vnd.djvu", "djvu", "djv"),

  // 50 to 69: sound and film.
  MP3(50, "audio/mpeg", "mp3"),
  FLAC(51, "audio/flac", "flac"),
  OGG(52, "audio/ogg", "ogg", "oga"),
  OPUS(53, "audio/opus", "opus"),
  WAV(54, "audio/wav", "wav"),
  AIFF(55, "audio/aiff", "aiff", "aif", "aifc"),
  M4A(56, "audio/mp4", "m4a", "m4b"),
  MP4(60, "video/mp4", "mp4", "m4v", "3gp"),
  MOV(61, "video/quicktime", "mov", "qt"),
  MKV(62, "video/x-matroska", "mkv", "mka"),
  WEBM(63, "video/webm", "webm"),
  AVI(64, "video/x-msvideo", "avi"),
  FLV(65, "video/x-flv", "flv"),
  WMV(66, "video/x-ms-wmv", "wmv", "wma", "asf"),

  // 70 to 89: OpenDocument.
  ODT(70, "application/vnd.oasis.opendocument.text", "odt"),
  ODS(71, "application/vnd.oasis.opendocument.spreadsheet", "ods"),
  ODP(72, "application/vnd.oasis.opendocument.presentation", "odp"),
  ODG(73, "application/vnd.oasis.opendocument.graphics", "odg"),
  ODF(74, "application/vnd.oasis.opendocument.formula", "odf"),
  FODT(75, "application/vnd.oasis.opendocument.text-flat-xml", "fodt"),
  FODS(76, "application/vnd.oasis.opendocument.spreadsheet-flat-xml", "fods"),
  FODP(77, "application/vnd.oasis.opendocument.presentation-flat-xml", "fodp"),
  FODG(78, "application/vnd.oasis.opendocument.graphics-flat-xml", "fodg"),
  OTT(79, "application/vnd.oasis.opendocument.text-template", "ott"),
  OTS(80, "application/vnd.oasis.opendocument.spreadsheet-template", "ots"),
  OTP(81, "application/vnd.oasis.opendocument.presentation-template", "otp"),

  // 90 to 99: compound files and rich text.
  DOC(90, "application/msword", "doc", "dot"),
  XLS(91, "application/vnd.ms-excel", "xls", "xlt"),
  PPT(92, "application/vnd.ms-powerpoint", "ppt", "pps", "pot"),
  MSG(93, "application/vnd.ms-outlook", "msg"),
  RTF(94, "application/rtf", "rtf"),
  COMPOUND(95, "application/x-ole-storage", "ole", "vsd", "pub", "wps", "hwp"),

  // 100 to 119: mail, pages and text.
  EML(100, "message/rfc822", "eml"),
  MBOX(101, "application/mbox", "mbox"),
  HTML(102, "text/html", "html", "htm"),
  XHTML(103, "application/xhtml+xml", "xhtml", "xht"),
  MHTML(104, "multipart/related", "mhtml", "mht"),
  CSS(105, "text/css", "css"),
  TEXT(106, "text/plain", "txt", "csv", "tsv", "md", "log", "srt", "json"),
  JSON(107, "application/json", "json", "geojson"),
  ICS(108, "text/calendar", "ics"),
  VCF(109, "text/vcard", "vcf"),
  EPUB(110, "application/epub+zip", "epub"),
  GPX(111, "application/gpx+xml", "gpx"),
  KML(112, "application/vnd.google-earth.kml+xml", "kml"),
  XML(113, "application/xml", "xml", "gpx", "kml", "rss", "fb2"),

  // 120 to 139: archives.
  ZIP(120, "application/zip", "zip"),
  TAR(121, "application/x-tar", "tar"),
  TGZ(122, "application/x-gtar-compressed", "tgz"),
  TBZ2(123, "application/x-bzip-compressed-tar", "tbz2"),
  TXZ(124, "application/x-xz-compressed-tar", "txz"),
  GZIP(125, "application/gzip", "gz"),
  BZIP2(126, "application/x-bzip2", "bz2"),
  XZ(127, "application/x-xz", "xz"),
  SEVENZIP(128, "application/x-7z-compressed", "7z"),
  RAR(129, "application/vnd.rar", "rar"),
  TORRENT(130, "application/x-bittorrent", "torrent"),
  PACKAGE(
      131,
      "application/x-package",
      "package",
      "key",
      "numbers",
      "pages",
      "vsdx",
      "xps",
      "oxps",
      "xlsb",
      "sxw",
      "sxc",
      "sxi");

  private final int code;
  private final String mediaType;

  @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
  private final List<String> extensions;

  MediaKind(int code, String mediaType, String... extensions) {
    this.code = code;
    this.mediaType = mediaType;
    this.extensions = List.of(extensions);
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
    return extensions.getFirst();
  }

  /** Whether files of this kind are also called so; lower case, without a dot. */
  public boolean isCalled(String extension) {
    return extensions.contains(extension);
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
