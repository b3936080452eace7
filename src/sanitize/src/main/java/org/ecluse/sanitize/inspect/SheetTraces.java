package org.ecluse.sanitize.inspect;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Map;
import org.ecluse.core.TraceGroup;

/** What single records of a workbook ([MS-XLS] §2.4) tell about people, machines and the past. */
final class SheetTraces {

  private record Known(TraceGroup group, String tag) {}

  /** Records that are a trace by being there. */
  private static final Map<Integer, Known> TRACES =
      Map.ofEntries(
          Map.entry(0x4d, new Known(TraceGroup.DEVICE, "printer")),
          Map.entry(0x5b, new Known(TraceGroup.PERSON, "who may write")),
          Map.entry(0x86, new Known(TraceGroup.PERSON, "who may write")),
          Map.entry(0xaf, new Known(TraceGroup.PERSON, "scenario of somebody")),
          Map.entry(0x1a9, new Known(TraceGroup.PERSON, "view of somebody")),
          Map.entry(0x1aa, new Known(TraceGroup.PERSON, "view of somebody")),
          Map.entry(0x193, new Known(TraceGroup.PERSON, "user")),
          Map.entry(0x13, new Known(TraceGroup.IDENTIFIER, "digest of a password")),
          Map.entry(0x51, new Known(TraceGroup.IDENTIFIER, "path of a file")),
          Map.entry(0xcd, new Known(TraceGroup.IDENTIFIER, "outside data")),
          Map.entry(0xdc, new Known(TraceGroup.IDENTIFIER, "outside data")),
          Map.entry(0x1ad, new Known(TraceGroup.IDENTIFIER, "outside data")),
          Map.entry(0x803, new Known(TraceGroup.IDENTIFIER, "outside data")),
          Map.entry(0x804, new Known(TraceGroup.IDENTIFIER, "outside data")),
          Map.entry(0x805, new Known(TraceGroup.IDENTIFIER, "outside data")),
          Map.entry(0x868, new Known(TraceGroup.PERSON, "protected range")),
          Map.entry(0x1ba, new Known(TraceGroup.OTHER, "class name")),
          Map.entry(0x1c1, new Known(TraceGroup.SOFTWARE, "version of the reckoning")),
          Map.entry(0x1d, new Known(TraceGroup.HISTORY, "selection")));

  /** Records that say what is in the cells and how it looks, and nothing else. */
  private static final BitSet PLAIN = new BitSet();

  static {
    int[] single = {
      0x06, 0x0a, 0x1c, 0x22, 0x23, 0x31, 0x33, 0x3d, 0x40, 0x41, 0x42, 0x55, 0x5c, 0x5d, 0x5e,
      0x5f, 0x60, 0x63, 0x7d, 0x7e, 0x85, 0x8c, 0x8d, 0x90, 0x92, 0x99, 0xa0, 0xa1, 0xa9, 0xab,
      0xbd, 0xbe, 0xc1, 0xd6, 0xda, 0xdd, 0xe5, 0xeb, 0xec, 0xef, 0xfc, 0xfd, 0x160, 0x161, 0x1ae,
      0x1b6, 0x1b7, 0x1b8, 0x1be, 0x1c0, 0x221, 0x225, 0x231, 0x236, 0x23e, 0x27e, 0x293, 0x41e,
      0x4bc, 0x809, 0x862, 0x867, 0x87c, 0x87d, 0x892, 0x8a3
    };
    for (int type : single) {
      PLAIN.set(type);
    }
    int[][] ranges = {
      {0x0c, 0x12}, {0x14, 0x15}, {0x17, 0x1b}, {0x26, 0x2b}, {0x80, 0x84}, {0x9b, 0x9e},
      {0xe0, 0xe2}, {0x1b0, 0x1b2}, {0x200, 0x208}, {0x850, 0x856}, {0x88d, 0x890}, {0x1001, 0x1067}
    };
    for (int[] range : ranges) {
      PLAIN.set(range[0], range[1] + 1);
    }
  }

  private final Findings findings;
  private boolean comment;

  SheetTraces(Findings findings) {
    this.findings = findings;
  }

  void record(int type, byte[] data, byte[] more) {
    Known trace = TRACES.get(type);
    if (trace != null) {
      findings.count(trace.group, trace.tag);
      return;
    }
    if (!PLAIN.get(type)) {
      findings.count(TraceGroup.OTHER, "record of another kind");
      return;
    }
    switch (type) {
      case 0x5c -> person("user name", letters(data, 0));
      case 0x1c -> person("author of a comment", letters(data, 8));
      case 0x5d -> comment = data.length > 5 && data[4] == 0x19;
      case 0x1b6 -> comment(more);
      case 0x85 -> sheet(data);
      case 0x1ae -> book(data);
      case 0x1b8 -> link(data);
      case 0x809 -> program(data);
      default -> {}
    }
  }

  private void person(String tag, String name) {
    if (!name.isBlank()) {
      findings.count(TraceGroup.PERSON, tag);
      findings.value(TraceGroup.PERSON, name);
    }
  }

  private void comment(byte[] text) {
    String plain = new String(text, StandardCharsets.ISO_8859_1).replaceAll("[^\\p{Graph}]", "");
    if (comment && plain.length() > 1 && letters(text).length() > 0) {
      findings.count(TraceGroup.HIDDEN, "comment");
    }
    comment = false;
  }

  private static String letters(byte[] text) {
    return new String(text, StandardCharsets.ISO_8859_1).replaceAll("[^a-zA-Z]", "");
  }

  private void sheet(byte[] data) {
    if (data.length > 5 && (data[4] & 3) != 0) {
      findings.count(TraceGroup.HIDDEN, "hidden sheet");
    }
    if (data.length > 5 && (data[5] == 1 || data[5] == 6)) {
      findings.count(TraceGroup.HIDDEN, "macro sheet");
    }
  }

  private void book(byte[] data) {
    String file = letters(data, 2);
    if (data.length > 4 && !file.isEmpty() && !file.matches("\u0001?link[0-9]+\\.xls")) {
      findings.count(TraceGroup.IDENTIFIER, "path of a file");
      findings.value(TraceGroup.IDENTIFIER, file);
    }
  }

  private void link(byte[] data) {
    String all = new String(data, StandardCharsets.ISO_8859_1).replace("\0", "");
    boolean named = all.contains("\u00e0\u00c9\u00eay\u00f9\u00ba\u00ce\u0011");
    if (data.length > 28 && (data[28] & 1) != 0 && !named) {
      findings.count(TraceGroup.IDENTIFIER, "link to a file");
    }
    if (data.length > 28 && (data[28] & 0x60) != 0) {
      findings.count(TraceGroup.IDENTIFIER, "number of a link");
    }
    if (all.contains("file:") || all.contains("\\\\")) {
      findings.count(TraceGroup.IDENTIFIER, "path of a file");
    }
  }

  private void program(byte[] data) {
    ByteBuffer in = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    if (data.length >= 8 && (in.getShort(4) != 0x10d3 || in.getShort(6) != 0x07cc)) {
      findings.count(TraceGroup.SOFTWARE, "build of the program");
    }
  }

  /** A string with its length, one byte of flags and its letters (§2.5.294). */
  private static String letters(byte[] data, int at) {
    if (at + 3 > data.length) {
      return "";
    }
    int count = (data[at] & 0xff) | (data[at + 1] & 0xff) << 8;
    boolean wide = (data[at + 2] & 1) != 0;
    int size = Math.min(data.length - at - 3, wide ? 2 * count : count);
    return new String(
        data, at + 3, size, wide ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1);
  }
}
