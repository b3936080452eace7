package org.ecluse.sanitize;

import java.util.ArrayList;
import java.util.List;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.Formats.Format;
import org.ecluse.sanitize.clean.CompoundCleaner;
import org.ecluse.sanitize.clean.ContentLinesCleaner;
import org.ecluse.sanitize.clean.DocCleaner;
import org.ecluse.sanitize.clean.EmlCleaner;
import org.ecluse.sanitize.clean.EpubCleaner;
import org.ecluse.sanitize.clean.FlatDocumentCleaner;
import org.ecluse.sanitize.clean.HtmlCleaner;
import org.ecluse.sanitize.clean.MboxCleaner;
import org.ecluse.sanitize.clean.MsgCleaner;
import org.ecluse.sanitize.clean.OfficeCleaner;
import org.ecluse.sanitize.clean.OpenDocumentCleaner;
import org.ecluse.sanitize.clean.PackageCleaner;
import org.ecluse.sanitize.clean.PackedCleaner;
import org.ecluse.sanitize.clean.PptCleaner;
import org.ecluse.sanitize.clean.TarCleaner;
import org.ecluse.sanitize.clean.TextCleaner;
import org.ecluse.sanitize.clean.TorrentCleaner;
import org.ecluse.sanitize.clean.XlsCleaner;
import org.ecluse.sanitize.clean.XmlCleaner;
import org.ecluse.sanitize.clean.ZipCleaner;
import org.ecluse.sanitize.inspect.CompoundInspector;
import org.ecluse.sanitize.inspect.ContentLinesInspector;
import org.ecluse.sanitize.inspect.DocInspector;
import org.ecluse.sanitize.inspect.EmlInspector;
import org.ecluse.sanitize.inspect.EpubInspector;
import org.ecluse.sanitize.inspect.FlatDocumentInspector;
import org.ecluse.sanitize.inspect.ForeignArchiveInspector;
import org.ecluse.sanitize.inspect.HtmlInspector;
import org.ecluse.sanitize.inspect.MboxInspector;
import org.ecluse.sanitize.inspect.MsgInspector;
import org.ecluse.sanitize.inspect.OfficeInspector;
import org.ecluse.sanitize.inspect.OpenDocumentInspector;
import org.ecluse.sanitize.inspect.PackageInspector;
import org.ecluse.sanitize.inspect.PackedInspector;
import org.ecluse.sanitize.inspect.PptInspector;
import org.ecluse.sanitize.inspect.TarInspector;
import org.ecluse.sanitize.inspect.TextInspector;
import org.ecluse.sanitize.inspect.TorrentInspector;
import org.ecluse.sanitize.inspect.XlsInspector;
import org.ecluse.sanitize.inspect.XmlInspector;
import org.ecluse.sanitize.inspect.ZipInspector;
import org.ecluse.sanitize.io.Archives;
import org.ecluse.sanitize.io.OfficeMain;

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

  private static final List<MediaKind> TARS =
      List.of(MediaKind.TAR, MediaKind.TGZ, MediaKind.TBZ2, MediaKind.TXZ);

  private static final List<MediaKind> PACKED =
      List.of(MediaKind.GZIP, MediaKind.BZIP2, MediaKind.XZ);

  private Families() {}

  static List<Format> office(Members members) {
    List<Format> formats = new ArrayList<>();
    for (MediaKind kind : OfficeMain.kinds()) {
      formats.add(new Format(new OfficeCleaner(kind, members), new OfficeInspector(kind, members)));
    }
    return formats;
  }

  /** What the programs wrote before 2007. */
  static List<Format> compound(Members members) {
    return List.of(
        new Format(new DocCleaner(members), new DocInspector(members)),
        new Format(new PptCleaner(members), new PptInspector(members)),
        new Format(new MsgCleaner(members), new MsgInspector(members)),
        new Format(new XlsCleaner(members), new XlsInspector()),
        new Format(new CompoundCleaner(), new CompoundInspector()));
  }

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

  static List<Format> archives(Members members) {
    List<Format> formats = new ArrayList<>();
    formats.add(new Format(new PackageCleaner(members), new PackageInspector()));
    formats.add(
        new Format(
            new ZipCleaner(MediaKind.ZIP, Archives::zip, members), new ZipInspector(members)));
    formats.add(
        new Format(
            new ZipCleaner(MediaKind.SEVENZIP, Archives::sevenZip, members),
            new ForeignArchiveInspector(MediaKind.SEVENZIP, members)));
    formats.add(
        new Format(
            new ZipCleaner(MediaKind.RAR, Archives::rar, members),
            new ForeignArchiveInspector(MediaKind.RAR, members)));
    for (MediaKind kind : TARS) {
      formats.add(new Format(new TarCleaner(kind, members), new TarInspector(kind, members)));
    }
    for (MediaKind kind : PACKED) {
      formats.add(new Format(new PackedCleaner(kind, members), new PackedInspector(kind, members)));
    }
    return formats;
  }

  static List<Format> texts(Members members) {
    return List.of(
        new Format(new TextCleaner(), new TextInspector()),
        new Format(new XmlCleaner(), new XmlInspector()),
        page(MediaKind.HTML, members),
        page(MediaKind.XHTML, members),
        mail(MediaKind.EML, members),
        mail(MediaKind.MHTML, members),
        new Format(new MboxCleaner(members), new MboxInspector(members)),
        new Format(new EpubCleaner(members), new EpubInspector(members)),
        lines(MediaKind.ICS),
        lines(MediaKind.VCF),
        new Format(new TorrentCleaner(), new TorrentInspector()));
  }

  private static Format lines(MediaKind kind) {
    return new Format(new ContentLinesCleaner(kind), new ContentLinesInspector(kind));
  }

  private static Format page(MediaKind kind, Members members) {
    return new Format(new HtmlCleaner(kind, members), new HtmlInspector(kind, members));
  }

  private static Format mail(MediaKind kind, Members members) {
    return new Format(new EmlCleaner(kind, members), new EmlInspector(kind, members));
  }
}
