package org.ecluse.acceptance.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.core.Report;
import org.ecluse.core.Trace;
import org.ecluse.core.TraceGroup;
import org.ecluse.core.Verdict;
import org.ecluse.core.wire.FrameType;
import org.ecluse.core.wire.Wire;
import org.ecluse.testkit.documents.MakeDocuments;

/** What a fuzzer begins with: whole, well-made inputs. */
final class Seeds {

  private Seeds() {}

  /** Made documents with these extensions; one is missing if a kind is. */
  static Map<String, byte[]> documents(String extensions) {
    Map<String, byte[]> all = new HashMap<>(MakeDocuments.small());
    all.putAll(MakeDocuments.written());
    all.putAll(MakeDocuments.old());
    all.putAll(MakeDocuments.media());
    Map<String, byte[]> chosen = new LinkedHashMap<>();
    for (String extension : extensions.split(" ", -1)) {
      String name = "small." + extension;
      if (!all.containsKey(name)) {
        throw new IllegalArgumentException("nobody makes " + name);
      }
      chosen.put(name, all.get(name));
    }
    return chosen;
  }

  static Map<String, byte[]> officeParts() throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    for (int i = 0; i < OfficePartTarget.frames(); i++) {
      parts.put("part" + i, OfficePartTarget.seed(i));
    }
    return parts;
  }

  /** Sent seven bytes and one at a time. */
  static Map<String, byte[]> bodies() {
    String delimiter = "--" + MultipartTarget.BOUNDARY;
    List<String> lines =
        List.of(
            "\7" + delimiter,
            "Content-Disposition: form-data; name=\"message\"",
            "",
            "words",
            delimiter,
            "Content-Disposition: form-data; name=\"file\"; filename=\"a.txt\"",
            "Content-Type: text/plain",
            "",
            "some",
            "-more",
            delimiter + "--",
            "");
    return Map.of("body", String.join("\r\n", lines).getBytes(StandardCharsets.US_ASCII));
  }

  static Map<String, byte[]> frames() throws IOException {
    Report report =
        new Report(
            MediaKind.JPEG,
            Verdict.CLEAN,
            Reason.NONE,
            List.of(new Trace(TraceGroup.PLACE, "GPS", 3, 0)));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    Wire wire = new Wire(InputStream.nullInputStream(), said);
    wire.send(FrameType.READY, new byte[] {Wire.VERSION});
    wire.send(FrameType.READ, new Wire.Read(Wire.SOURCE, 0, 100).encode());
    wire.send(FrameType.WRITE, new byte[100]);
    wire.send(FrameType.DONE, Wire.encode(report));
    return Map.of("frames", said.toByteArray());
  }
}
