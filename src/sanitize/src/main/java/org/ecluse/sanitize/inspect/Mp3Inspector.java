package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Reader;
import org.ecluse.sanitize.io.Uncleanable;

/** Looks at MPEG audio: tags at both ends, the describing frame, and bytes that are no frame. */
public final class Mp3Inspector implements Inspector {

  /** Samples per frame divided by 8, by version (2.5, -, 2, 1) and layer (-, 3, 2, 1). */
  private static final int[][] EIGHTHS = {
    {0, 72, 144, 48}, {0, 0, 0, 0}, {0, 72, 144, 48}, {0, 144, 144, 48}
  };

  private static final int[] RATES = {11025, 0, 22050, 44100};
  private static final String RATE_STEPS = "\u0000\u0001\u0002";

  /** Bit rates in 8,000 bit/s (ISO/IEC 11172-3, 13818-3): version 1 layers 3, 2, 1; version 2. */
  private static final int[][] STEPS = {
    {0, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28, 32, 40},
    {0, 4, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28, 32, 40, 48},
    {0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56},
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 18, 20},
    {0, 4, 6, 7, 8, 10, 12, 14, 16, 18, 20, 22, 24, 28, 32}
  };

  @Override
  public MediaKind kind() {
    return MediaKind.MP3;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    long at = 0;
    for (long next = SoundTags.id3(content, at, findings);
        next > at;
        next = SoundTags.id3(content, at, findings)) {
      at = next;
    }
    SoundTags.end(content, findings);
    Reader in = new Reader(content);
    in.seek(at);
    boolean first = true;
    boolean strange = false;
    while (in.left() >= 4) {
      long start = in.position();
      long size = frame(in);
      if (size < 4 || size > content.size() - start) {
        strange = true;
        in.seek(start + 1);
        continue;
      }
      if (first) {
        describing(content, start, size, findings);
        SoundTags.encoders(content, start, content.size() - start, findings);
        first = false;
      }
      in.seek(start + size);
    }
    if (first) {
      throw Uncleanable.damaged();
    }
    if (strange || in.left() > 0) {
      findings.count(TraceGroup.HIDDEN, "bytes between frames");
    }
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    hits.bytes(content);
  }

  /** The size of the frame that starts here, or 0. */
  private static long frame(Reader in) throws IOException {
    int sync = in.u16();
    int rates = in.u8();
    in.u8();
    int version = sync >> 3 & 3;
    int layer = sync >> 1 & 3;
    int step = rates >> 4;
    int rate = rates >> 2 & 3;
    if (sync >> 5 != 0x7ff || version == 1 || layer == 0 || step == 0 || step == 15 || rate == 3) {
      return 0;
    }
    int[] table = STEPS[version == 3 ? layer - 1 : layer == 3 ? 4 : 3];
    int samples = rate(version, RATE_STEPS.charAt(rate));
    long bits = table[step] * 8000L;
    long padding = rates >> 1 & 1;
    return layer == 3
        ? (EIGHTHS[version][3] / 4 * bits / samples + padding) * 4
        : EIGHTHS[version][layer] * bits / samples + padding;
  }

  private static int rate(int version, int step) {
    int base = RATES[version];
    return step == 0 ? base : step == 1 ? base / 441 * 480 : base / 441 * 320;
  }

  private static void describing(Content content, long start, long size, Findings findings)
      throws IOException {
    byte[] frame = new byte[(int) Math.min(size, 2048)];
    content.read(start, frame, 0, frame.length);
    String text = new String(frame, StandardCharsets.ISO_8859_1);
    int name = Math.max(text.indexOf("Xing"), text.indexOf("Info"));
    if (name < 0 || name > 40 || name + 8 > frame.length) {
      return;
    }
    int flags = frame[name + 7] & 15;
    int at = name + 8 + 4 * (flags & 1) + 2 * (flags & 2) + 25 * (flags & 4) + (flags & 8) / 2;
    for (int i = at; i < frame.length; i++) {
      boolean delays = i >= at + 21 && i < at + 24;
      if (frame[i] != 0 && !delays) {
        findings.count(TraceGroup.SOFTWARE, "encoder of the describing frame");
        return;
      }
    }
  }
}
