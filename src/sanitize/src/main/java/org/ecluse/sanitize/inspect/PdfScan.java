package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.ecluse.core.Content;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Reader;
import org.ecluse.sanitize.io.Slice;
import org.ecluse.sanitize.io.Uncleanable;
import org.ecluse.sanitize.io.Unfolding;

/**
 * Reads a PDF's bytes from start to end and looks at every dictionary, string and stream in them,
 * also those that no cross-reference names: earlier revisions and orphans are found too.
 */
final class PdfScan {

  private static final int DEPTH = 500;

  /** An open dictionary: the key whose value comes next, and the values that say what it is. */
  private static final class Open {
    private final Map<String, String> names = new HashMap<>();
    private String key = "";
    private boolean wantsKey = true;
    private int arrays;
  }

  private final Findings findings;
  private final Search search;
  private final PdfTraces traces;
  private final Deque<Open> open = new ArrayDeque<>();
  private Open last = new Open();
  private long unfolded;
  private int ends;
  private boolean linearized;

  PdfScan(Findings findings, Search search) {
    this.findings = findings;
    this.search = search;
    this.traces = new PdfTraces(findings);
  }

  void file(Content content) throws IOException {
    objects(content, true);
    int revisions = ends - (linearized ? 1 : 0) - 1;
    findings.count(TraceGroup.HISTORY, "earlier revision", revisions);
  }

  private void objects(Content content, boolean mayHoldStreams) throws IOException {
    Reader in = new Reader(content);
    PdfLexer lexer = new PdfLexer(in);
    open.clear();
    for (PdfLexer.Token token = lexer.next(); token != PdfLexer.Token.END; token = lexer.next()) {
      switch (token) {
        case DICTIONARY -> {
          if (open.size() >= DEPTH) {
            throw Uncleanable.damaged();
          }
          open.push(new Open());
        }
        case DICTIONARY_END -> close();
        case ARRAY -> arrays(1);
        case ARRAY_END -> arrays(-1);
        case NAME -> name(lexer.text());
        case STRING -> string(lexer.bytes());
        case WORD -> {
          String word = lexer.text();
          if (word.equals("stream") && mayHoldStreams) {
            open.clear();
            stream(content, in);
          } else if (word.equals("endobj") || word.equals("obj")) {
            open.clear();
          } else if (word.equals("startxref")) {
            ends++;
          } else {
            word(word);
          }
        }
        case END -> {}
      }
    }
  }

  private void close() {
    if (open.isEmpty()) {
      return;
    }
    last = open.pop();
    linearized |= last.names.containsKey("Linearized");
    traces.dictionary(last.names);
    value("<<>>");
  }

  private void arrays(int by) {
    Open inner = open.peek();
    if (inner != null) {
      inner.arrays = Math.max(0, inner.arrays + by);
      if (by < 0 && inner.arrays == 0) {
        value("[]");
      }
    }
  }

  private void name(String name) {
    Open inner = open.peek();
    if (inner != null && inner.arrays == 0 && inner.wantsKey) {
      inner.key = name;
      inner.wantsKey = false;
      traces.key(name);
    } else {
      if (inner != null && inner.arrays > 0 && !inner.key.isEmpty()) {
        inner.names.merge(inner.key, name, (a, b) -> a.length() > 200 ? a : a + " " + b);
      }
      value(name);
    }
  }

  private void string(byte[] bytes) {
    Open inner = open.peek();
    String key = inner == null ? "" : inner.key;
    traces.string(key, bytes);
    search.whole(bytes, PdfTraces.isText(key) ? Search.Place.TEXT : Search.Place.HIDDEN);
    value(bytes.length == 0 ? "" : "()");
  }

  private void word(String word) {
    Open inner = open.peek();
    // "12 0 R": only the last of the three ends the value.
    if (inner != null && inner.arrays == 0 && !inner.wantsKey && isDigits(word)) {
      inner.names.putIfAbsent(inner.key, word);
      inner.wantsKey = true;
    } else if (inner != null && word.equals("R")) {
      inner.names.put(inner.key, "R");
    } else {
      value(word);
    }
  }

  private void value(String value) {
    Open inner = open.peek();
    if (inner != null && inner.arrays == 0 && !inner.wantsKey) {
      inner.names.putIfAbsent(inner.key, value);
      inner.wantsKey = true;
    }
  }

  private static boolean isDigits(String word) {
    return word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private void stream(Content content, Reader in) throws IOException {
    if (in.peek() == '\r') {
      in.next();
    }
    if (in.peek() == '\n') {
      in.next();
    }
    long start = in.position();
    long length = length(content, start, last.names.getOrDefault("Length", ""));
    String filters = last.names.getOrDefault("Filter", "");
    String type = last.names.getOrDefault("Type", "");
    Slice packed = new Slice(content, start, length);
    if (filters.equals("DCTDecode") || filters.equals("DCT")) {
      picture(packed);
    } else if (filters.startsWith("FlateDecode") || filters.startsWith("Fl ")) {
      unfold(packed, type, filters.contains(" "));
    } else if (filters.isEmpty()) {
      feed(packed.stream());
    }
    in.seek(start + length);
    open.clear();
  }

  /** The length as the dictionary says, if an end stands there, else up to the next end. */
  private static long length(Content content, long start, String said) throws IOException {
    if (isDigits(said) && !said.isEmpty() && said.length() < 16) {
      long length = Long.parseLong(said);
      if (length <= content.size() - start && isEnd(content, start + length)) {
        return length;
      }
    }
    byte[] end = "endstream".getBytes(StandardCharsets.US_ASCII);
    byte[] block = new byte[Bounds.BLOCK];
    for (long at = start; at < content.size(); at += block.length - end.length) {
      int count = (int) Math.min(block.length, content.size() - at);
      content.read(at, block, 0, count);
      for (int i = 0; i + end.length <= count; i++) {
        if (block[i] == 'e'
            && java.util.Arrays.equals(block, i, i + end.length, end, 0, end.length)) {
          return withoutLineEnd(content, start, at + i - start);
        }
      }
      if (count < block.length) {
        break;
      }
    }
    return content.size() - start;
  }

  /** The line end before "endstream" is not part of the stream (ISO 32000-2 §7.3.8.1). */
  private static long withoutLineEnd(Content content, long start, long length) throws IOException {
    byte[] tail = new byte[(int) Math.min(2, length)];
    content.read(start + length - tail.length, tail, 0, tail.length);
    int end = tail.length;
    if (end > 0 && tail[end - 1] == '\n') {
      end--;
    }
    if (end > 0 && tail[end - 1] == '\r') {
      end--;
    }
    return length - tail.length + end;
  }

  private static boolean isEnd(Content content, long at) throws IOException {
    byte[] tail = new byte[(int) Math.min(12, content.size() - at)];
    content.read(at, tail, 0, tail.length);
    return new String(tail, StandardCharsets.ISO_8859_1).strip().startsWith("endstream");
  }

  private void picture(Content bytes) throws IOException {
    if (bytes.size() > Bounds.PART_IN_MEMORY) {
      throw Uncleanable.tooLarge();
    }
    try {
      new JpegInspector().inspect(bytes, findings);
    } catch (IOException e) {
      findings.count(TraceGroup.OTHER, "embedded picture not readable");
    }
    if (search.isNeeded()) {
      feed(bytes.stream());
    }
  }

  private void unfold(Content packed, String type, boolean more) throws IOException {
    boolean objects = type.equals("ObjStm");
    if (!objects && (more || !search.isNeeded())) {
      return;
    }
    Inflater inflater = new Inflater();
    try (InputStream in =
        new Unfolding(
            new InflaterInputStream(packed.stream(), inflater, 1 << 13), Bounds.PDF_STREAM)) {
      if (objects) {
        byte[] bytes = in.readNBytes(Bounds.PART_IN_MEMORY);
        objects(Content.of(bytes), false);
      } else {
        feed(in);
      }
    } catch (java.io.EOFException | ZipException e) {
      // Broken packing shows nothing in a viewer either; what came out before was searched.
      search.cut();
    } finally {
      inflater.end();
    }
  }

  private void feed(InputStream in) throws IOException {
    if (!search.isNeeded()) {
      return;
    }
    byte[] block = new byte[1 << 14];
    search.cut();
    for (int count = in.read(block); count >= 0; count = in.read(block)) {
      unfolded += count;
      if (unfolded > Bounds.PDF_STREAMS) {
        throw Uncleanable.tooLarge();
      }
      search.feed(block, count, Search.Place.TEXT);
    }
    search.cut();
  }
}
