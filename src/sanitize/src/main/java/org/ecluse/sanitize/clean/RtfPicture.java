package org.ecluse.sanitize.clean;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;
import org.ecluse.sanitize.io.Uncleanable;

/** A picture in rich text: its measures are copied, its bytes go through the picture cleaners. */
final class RtfPicture {

  private static final Set<String> KINDS =
      Set.of("pngblip", "jpegblip", "emfblip", "wmetafile", "macpict", "dibitmap", "wbitmap");
  private static final Set<String> MEASURES =
      Set.of(
          "picw",
          "pich",
          "picwgoal",
          "pichgoal",
          "picscalex",
          "picscaley",
          "picscaled",
          "piccropt",
          "piccropb",
          "piccropl",
          "piccropr",
          "picbmp",
          "picbpp",
          "wbmbitspixel",
          "wbmplanes",
          "wbmwidthbytes");
  private static final int LINE = 64;

  private final Pictures pictures = new Pictures();

  /** Writes the picture of the group that {@code in} has just entered. */
  void write(RtfTokens in, ByteArrayOutputStream out, Notes notes) throws IOException {
    StringBuilder measures = new StringBuilder();
    StringBuilder digits = new StringBuilder();
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    String kind = "";
    for (int depth = 0; depth >= 0; ) {
      switch (in.next()) {
        case OPEN -> depth++;
        case CLOSE -> depth--;
        case WORD -> {
          if (KINDS.contains(in.word())) {
            kind = "\\" + in.word() + (in.word().equals("wmetafile") ? in.number() : "");
          } else if (MEASURES.contains(in.word())) {
            measures.append(new String(in.copy(), StandardCharsets.US_ASCII).strip());
          }
        }
        case TEXT -> {
          if (depth == 0) {
            digits.append(new String(in.copy(), StandardCharsets.ISO_8859_1));
          }
        }
        case BINARY -> raw.writeBytes(in.copy());
        case SYMBOL -> {}
        case END -> throw Uncleanable.damaged();
      }
    }
    byte[] bytes = raw.size() > 0 ? raw.toByteArray() : unhex(digits);
    if (bytes.length == 0) {
      return;
    }
    Pictures.Picture clean = pictures.clean(bytes, notes);
    String word =
        switch (clean.sort()) {
          case JPEG -> "\\jpegblip";
          case PNG, RASTER -> "\\pngblip";
          case EMF, PACKED -> "\\emfblip";
          default -> kind;
        };
    out.writeBytes(("{\\pict" + measures + word + "\n").getBytes(StandardCharsets.US_ASCII));
    hex(clean.bytes(), out);
    out.write('}');
  }

  private static byte[] unhex(StringBuilder digits) throws IOException {
    String text = digits.toString().replaceAll("\\s+", "");
    try {
      return HexFormat.of().parseHex(text, 0, text.length() & ~1);
    } catch (IllegalArgumentException e) {
      throw Uncleanable.damaged();
    }
  }

  private static void hex(byte[] bytes, ByteArrayOutputStream out) {
    for (int at = 0; at < bytes.length; at += LINE) {
      int end = Math.min(at + LINE, bytes.length);
      out.writeBytes(HexFormat.of().formatHex(bytes, at, end).getBytes(StandardCharsets.US_ASCII));
      out.write('\n');
    }
  }
}
