package org.ecluse.console;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.ecluse.console.TestVault.File;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.core.Report;
import org.ecluse.core.Trace;
import org.ecluse.core.TraceGroup;
import org.ecluse.core.Verdict;

/** Files as a worker would have left them. The bytes are made up; nothing here reads them. */
final class Samples {

  private Samples() {}

  static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  static File photo(String name) {
    return new File(
        name,
        bytes(812_345),
        new Report(
            MediaKind.JPEG,
            Verdict.CLEAN,
            Reason.NONE,
            List.of(
                new Trace(TraceGroup.PLACE, "GPS GPSLatitude", 1, 0),
                new Trace(TraceGroup.PLACE, "GPS GPSLongitude", 1, 0),
                new Trace(TraceGroup.TIME, "Exif DateTimeOriginal", 1, 0),
                new Trace(TraceGroup.DEVICE, "Exif Make", 1, 0),
                new Trace(TraceGroup.DEVICE, "Exif Model", 1, 0),
                new Trace(TraceGroup.DEVICE, "Exif BodySerialNumber", 1, 0),
                new Trace(TraceGroup.THUMBNAIL, "IFD1 JPEGInterchangeFormat", 1, 0))));
  }

  static File document(String name) {
    return new File(
        name,
        bytes(48_120),
        new Report(
            MediaKind.DOCX,
            Verdict.PARTIAL,
            Reason.NONE,
            List.of(
                new Trace(TraceGroup.PERSON, "dc:creator", 1, 0),
                new Trace(TraceGroup.PERSON, "cp:lastModifiedBy", 1, 0),
                new Trace(TraceGroup.HISTORY, "w:ins", 14, 0),
                new Trace(TraceGroup.HISTORY, "w:comment", 3, 0),
                new Trace(TraceGroup.SOFTWARE, "app:Application", 1, 1))));
  }

  static File report(String name) {
    return new File(
        name,
        bytes(2_345_678),
        new Report(
            MediaKind.PDF,
            Verdict.CLEAN,
            Reason.NONE,
            List.of(
                new Trace(TraceGroup.PERSON, "Info Author", 1, 0),
                new Trace(TraceGroup.HIDDEN, "EmbeddedFiles", 1, 0),
                new Trace(TraceGroup.IDENTIFIER, "XMP xmpMM:DocumentID", 2, 0))));
  }

  static File plainImage(String name) {
    return new File(
        name, bytes(91_000), new Report(MediaKind.PNG, Verdict.CLEAN, Reason.NONE, List.of()));
  }

  static File unknown(String name, byte[] bytes) {
    return new File(
        name,
        bytes,
        new Report(MediaKind.UNKNOWN, Verdict.UNTOUCHED, Reason.UNKNOWN_KIND, List.of()));
  }

  static File text(String name, String text) {
    return unknown(name, text.getBytes(StandardCharsets.UTF_8));
  }

  static File refused(String name) {
    return new File(name, bytes(5_000_000), Report.refused(MediaKind.PDF, Reason.ENCRYPTED));
  }

  static File sealed(String name) {
    return new File(
        name, bytes(70_001), new Report(MediaKind.OPENPGP, Verdict.SEALED, Reason.NONE, List.of()));
  }
}
