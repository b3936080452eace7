package org.ecluse.seal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.ecluse.core.CaseId;
import org.ecluse.core.FormId;
import org.ecluse.core.Manifest;
import org.ecluse.core.MediaKind;
import org.ecluse.core.PartName;
import org.ecluse.core.Reason;
import org.ecluse.core.Report;
import org.ecluse.core.Trace;
import org.ecluse.core.TraceGroup;
import org.ecluse.core.Unclean;
import org.ecluse.core.Verdict;

/** The JSON form of a manifest ({@code src/spec/manifest.md}). */
public final class ManifestJson {

  static final String FORMAT = "ecluse/manifest/1";

  /** The largest bucket less what the envelope takes. */
  static final int LARGEST = 4_193_700;

  private static final int NAME = 1024;
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9-]{1,35}");
  private static final Pattern HEX_32 = Pattern.compile("[0-9a-f]{32}");

  private ManifestJson() {}

  /** Readable JSON in UTF-8, never more than the largest manifest bucket holds. */
  public static byte[] write(Manifest manifest) {
    int traces = Report.TRACES;
    byte[] json = write(manifest, traces);
    while (json.length > LARGEST && traces > 0) {
      traces /= 2;
      json = write(manifest, traces);
    }
    return json;
  }

  private static byte[] write(Manifest manifest, int traces) {
    return Json.pretty(
        json -> {
          json.writeStringField("format", FORMAT);
          json.writeStringField("case", manifest.caseId().text());
          json.writeStringField("message", whole(manifest.message()));
          json.writeStringField("language", manifest.language());
          json.writeStringField("form", manifest.form().text());
          json.writeStringField("unclean", Words.of(manifest.unclean()));
          json.writeStringField("node", manifest.node());
          json.writeStringField("boot", manifest.boot());
          json.writeNumberField("counter", manifest.counter());
          json.writeArrayFieldStart("files");
          for (Manifest.FileEntry file : manifest.files()) {
            write(json, file, traces);
          }
          json.writeEndArray();
          json.writeArrayFieldStart("padding");
          for (int part : manifest.padding()) {
            json.writeNumber(part);
          }
          json.writeEndArray();
        });
  }

  private static void write(JsonGenerator json, Manifest.FileEntry file, int traces)
      throws IOException {
    json.writeStartObject();
    if (file.part().isPresent()) {
      json.writeNumberField("part", file.part().getAsInt());
    }
    json.writeStringField("declared_name", whole(file.declaredName()));
    json.writeNumberField("size", file.size());
    json.writeStringField("kind", file.report().kind().mediaType());
    json.writeStringField("verdict", file.report().verdict().name());
    json.writeStringField("reason", file.report().reason().name());
    json.writeArrayFieldStart("traces");
    for (Trace trace : Words.atMost(file.report().traces(), traces)) {
      json.writeStartObject();
      json.writeStringField("group", trace.group().word());
      json.writeStringField("tag", trace.tag());
      json.writeNumberField("before", trace.before());
      json.writeNumberField("after", trace.after());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Without lone surrogates, which UTF-8 cannot say. */
  private static String whole(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  /** Reads hostile bytes. */
  public static Manifest read(byte[] bytes) throws DamagedException {
    try {
      JsonObject json = Json.read(bytes);
      if (!json.text("format").equals(FORMAT)) {
        throw new DamagedException(DamagedException.Reason.UNKNOWN_VERSION);
      }
      CaseId caseId = new CaseId(json.text("case"));
      String message = json.text("message");
      String language = json.text("language", LANGUAGE);
      FormId form = new FormId(json.text("form"));
      Unclean unclean = json.word("unclean", Words::unclean);
      String node = json.text("node", Entries.KEY_ID);
      String boot = json.text("boot", HEX_32);
      long counter = json.number("counter", 1, Long.MAX_VALUE);
      List<Manifest.FileEntry> files = new ArrayList<>();
      for (JsonObject file : json.objects("files", 10 * PartName.LAST)) {
        files.add(file(file));
      }
      List<Integer> padding =
          json.numbers("padding", PartName.LAST, 1, PartName.LAST).stream()
              .map(Long::intValue)
              .toList();
      json.end();
      distinct(files, padding);
      return new Manifest(
          caseId, message, language, form, unclean, node, boot, counter, files, padding);
    } catch (JsonException | IllegalArgumentException e) {
      throw new DamagedException(DamagedException.Reason.MANIFEST);
    }
  }

  private static Manifest.FileEntry file(JsonObject json) throws JsonException {
    OptionalInt part =
        json.has("part")
            ? OptionalInt.of((int) json.number("part", 1, PartName.LAST))
            : OptionalInt.empty();
    String name = json.text("declared_name");
    long size = json.number("size", 0, Long.MAX_VALUE);
    MediaKind kind = json.word("kind", MediaKind::ofMediaType);
    Verdict verdict = json.word("verdict", word -> Words.named(Verdict.values(), word));
    Reason reason = json.word("reason", word -> Words.named(Reason.values(), word));
    List<Trace> traces = new ArrayList<>();
    for (JsonObject trace : json.objects("traces", Report.TRACES)) {
      traces.add(
          new Trace(
              trace.word("group", TraceGroup::ofWord),
              trace.text("tag"),
              (int) trace.number("before", 0, Integer.MAX_VALUE),
              (int) trace.number("after", 0, Integer.MAX_VALUE)));
      trace.end();
    }
    json.end();
    if (name.length() > NAME || part.isPresent() == (verdict == Verdict.REFUSED)) {
      throw new JsonException("a file entry that contradicts itself");
    }
    return new Manifest.FileEntry(part, name, size, new Report(kind, verdict, reason, traces));
  }

  private static void distinct(List<Manifest.FileEntry> files, List<Integer> padding)
      throws JsonException {
    Set<Integer> seen = new HashSet<>(padding);
    boolean twice = seen.size() < padding.size();
    for (Manifest.FileEntry file : files) {
      twice |= file.part().isPresent() && !seen.add(file.part().getAsInt());
    }
    if (twice) {
      throw new JsonException("a part twice");
    }
  }
}
