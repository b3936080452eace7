package org.ecluse.sanitize;

import java.util.ArrayList;
import java.util.List;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.Formats.Format;
import org.ecluse.sanitize.clean.FlatDocumentCleaner;
import org.ecluse.sanitize.clean.OpenDocumentCleaner;
import org.ecluse.sanitize.inspect.FlatDocumentInspector;
import org.ecluse.sanitize.inspect.OpenDocumentInspector;

/** Formats that come as families, or hold documents of the others. */
final class Families {

  private static final List<MediaKind> PACKAGES =
      List.of(
          MediaKind.ODT,
          MediaKind.ODS,
          MediaKind.ODP,
          MediaKind.ODG,
          MediaKind.ODF,
          MediaKind.OTT,
          MediaKind.OTS,
          MediaKind.OTP);

  private static final List<MediaKind> FLAT =
      List.of(MediaKind.FODT, MediaKind.FODS, MediaKind.FODP, MediaKind.FODG);

  private Families() {}

  static List<Format> openDocument(Members members) {
    List<Format> formats = new ArrayList<>();
    for (MediaKind kind : PACKAGES) {
      formats.add(
          new Format(
              new OpenDocumentCleaner(kind, members), new OpenDocumentInspector(kind, members)));
    }
    for (MediaKind kind : FLAT) {
      formats.add(
          new Format(
              new FlatDocumentCleaner(kind, members), new FlatDocumentInspector(kind, members)));
    }
    return formats;
  }
}
