package org.ecluse.sanitize.clean;

import java.io.IOException;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Reader;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * JPEG (ITU-T T.81, annex B) by segments, lossless: the coded picture is copied byte for byte.
 * Stays: tables, frames, scans, restart intervals, and what {@link JpegHead} keeps of the rest.
 * Everything else goes, and everything behind the end of the first picture: second pictures, motion
 * videos and maker trailers live there. A picture that breaks off inside a scan gets the end marker
 * it lacks, as every viewer supposes it.
 */
public class JpegCleaner implements Cleaner {

  private static final int SOI = 0xd8;
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;
  private static final int NONE = -1;

  /** Where a picture will live; inside a PDF its own colour profile and turn are not used. */
  public enum Setting {
    FILE,
    PDF
  }

  private final Setting setting;

  public JpegCleaner() {
    this(Setting.FILE);
  }

  public JpegCleaner(Setting setting) {
    this.setting = setting;
  }

  @Override
  public MediaKind kind() {
    return MediaKind.JPEG;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    Reader in = new Reader(source);
    if (in.left() < 4 || in.u16() != (0xff00 | SOI)) {
      throw Uncleanable.damaged();
    }
    long start = in.position();
    JpegHead head = readHead(in);
    in.seek(start);
    sink.write(new byte[] {(byte) 0xff, (byte) SOI});
    head.write(sink, setting);
    copyCoding(in, source, sink);
    sink.write(new byte[] {(byte) 0xff, (byte) EOI});
  }

  /** Everything before the first scan that is not coding. */
  private static JpegHead readHead(Reader in) throws IOException {
    JpegHead head = new JpegHead();
    for (int marker = marker(in); marker != SOS; marker = marker(in)) {
      if (marker == EOI || marker == NONE) {
        throw Uncleanable.damaged();
      }
      int length = length(in);
      if (isCoding(marker)) {
        in.skip(length);
      } else {
        head.take(marker, in.bytes(length));
      }
    }
    return head;
  }

  private void copyCoding(Reader in, Content source, Sink sink) throws IOException {
    boolean framed = false;
    boolean scanned = false;
    for (int marker = marker(in); marker != EOI; marker = marker(in)) {
      if (marker == NONE) {
        if (scanned) {
          return;
        }
        throw Uncleanable.damaged();
      }
      if (in.left() < 2 && scanned) {
        return;
      }
      int length = length(in);
      if (!copies(marker)) {
        in.skip(Math.min(length, in.left()));
        continue;
      }
      if (length > in.left() && scanned) {
        return;
      }
      byte[] payload = in.bytes(length);
      framed |= isFrame(marker) && checkFrame(payload);
      if (marker == SOS && !framed) {
        throw Uncleanable.damaged();
      }
      segment(sink, marker, payload);
      if (marker == SOS) {
        scanned = true;
        JpegScan.copy(in, source, sink);
      }
    }
    if (!scanned) {
      throw Uncleanable.damaged();
    }
  }

  static void segment(Sink sink, int marker, byte[] payload) throws IOException {
    int length = payload.length + 2;
    sink.write(new byte[] {(byte) 0xff, (byte) marker, (byte) (length >> 8), (byte) length});
    sink.write(payload, 0, payload.length);
  }

  private static boolean checkFrame(byte[] frame) throws IOException {
    int components = frame.length < 6 ? 0 : frame[5] & 0xff;
    if (components == 0 || frame.length != 6 + 3 * components) {
      throw Uncleanable.damaged();
    }
    int height = (frame[1] & 0xff) << 8 | (frame[2] & 0xff);
    int width = (frame[3] & 0xff) << 8 | (frame[4] & 0xff);
    if ((long) width * height > Bounds.PIXELS) {
      throw Uncleanable.tooLarge();
    }
    return true;
  }

  private static int length(Reader in) throws IOException {
    int length = in.u16() - 2;
    if (length < 0) {
      throw Uncleanable.damaged();
    }
    return length;
  }

  /** The next marker that has a length, EOI or NONE; what decoders skip is skipped. */
  private static int marker(Reader in) throws IOException {
    while (true) {
      int value = in.next();
      if (value < 0) {
        return NONE;
      }
      if (value != 0xff) {
        continue;
      }
      while (value == 0xff) {
        value = in.next();
      }
      if (value < 0) {
        return NONE;
      }
      boolean standalone = value <= 1 || (value >= 0xd0 && value <= SOI);
      if (!standalone) {
        return value;
      }
    }
  }

  /** Whether a segment is copied; the seam for a test that breaks this cleaner on purpose. */
  boolean copies(int marker) {
    return isCoding(marker);
  }

  /** SOF0 to SOF15 without DHT, JPG and DAC, which share their numbers. */
  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  /** Frames, DHT, DAC, SOS, DQT, DNL, DRI, DHP, EXP. */
  private static boolean isCoding(int marker) {
    return (marker >= 0xc0 && marker <= 0xcf && marker != 0xc8)
        || (marker >= SOS && marker <= 0xdf);
  }
}
