package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Slice;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * MPEG audio, frame by frame, lossless: sound frames are copied byte for byte; what is no frame is
 * a tag or garbage and goes, wherever it stands. A Xing, Info or VBRI frame keeps its counts, its
 * seek table and the delay and padding of gapless play, and nothing of who encoded it.
 */
public class Mp3Cleaner implements Cleaner {

  private static final Set<String> XING = Set.of("Xing", "Info");
  private static final int LAME_SIZE = 36;
  private static final int DELAYS = 21;
  private static final int VBRI = 4 + 32;

  @Override
  public MediaKind kind() {
    return MediaKind.MP3;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    long start = start(source);
    Content sound = new Slice(source, start, TrailingTags.end(source, start) - start);
    Mp3Frame stream = Mp3Frame.NONE;
    long position = 0;
    long from = 0;
    boolean first = true;
    while (true) {
      Mp3Frame frame = frame(sound, position);
      boolean goes =
          frame.isOne()
              && (!stream.isOne() || frame.goesWith(stream))
              && position + frame.size() <= sound.size();
      if (goes && first) {
        goes = follows(sound, position, frame);
      }
      if (!goes) {
        sink.copy(sound, from, position - from);
        position = resync(sound, position + 1, stream);
        from = position;
        if (position >= sound.size()) {
          break;
        }
        continue;
      }
      if (first) {
        byte[] bytes = new byte[frame.size()];
        sound.read(position, bytes, 0, bytes.length);
        sink.write(neutral(bytes, frame));
        from = position + frame.size();
        first = false;
        stream = frame;
      }
      position += frame.size();
    }
    if (!stream.isOne()) {
      throw Uncleanable.damaged();
    }
  }

  /** Where sound starts; the seam for a test that breaks this cleaner on purpose. */
  long start(Content source) throws IOException {
    return TrailingTags.start(source);
  }

  private static Mp3Frame frame(Content sound, long at) throws IOException {
    if (Mp3Frame.HEAD > sound.size() - at) {
      return Mp3Frame.NONE;
    }
    byte[] head = new byte[Mp3Frame.HEAD];
    sound.read(at, head, 0, head.length);
    return Mp3Frame.of(ByteBuffer.wrap(head).getInt());
  }

  /** Whether another frame stands right behind, or the end. */
  private static boolean follows(Content sound, long at, Mp3Frame frame) throws IOException {
    long behind = at + frame.size();
    return behind == sound.size()
        || (behind < sound.size() && frame.goesWith(frame(sound, behind)));
  }

  /** The next place where two frames in a row stand, or the end. */
  private static long resync(Content sound, long from, Mp3Frame stream) throws IOException {
    byte[] block = new byte[Bounds.BLOCK];
    for (long at = from; at < sound.size(); ) {
      int length = (int) Math.min(block.length, sound.size() - at);
      sound.read(at, block, 0, length);
      for (int i = 0; i < length; i++) {
        if (block[i] != (byte) 0xff) {
          continue;
        }
        Mp3Frame frame = frame(sound, at + i);
        boolean fits = !stream.isOne() ? frame.isOne() : frame.goesWith(stream);
        if (fits && follows(sound, at + i, frame)) {
          return at + i;
        }
      }
      at += length;
    }
    return sound.size();
  }

  /** The first frame, without its encoder if it is one that only describes. */
  private static byte[] neutral(byte[] frame, Mp3Frame head) {
    int at = head.dataStart();
    String name = name(frame, at);
    if (XING.contains(name)) {
      lame(frame, at);
    } else if (name(frame, VBRI).equals("VBRI") && VBRI + 10 <= frame.length) {
      // The encoder's version, delay and quality (Fraunhofer); the delay stays.
      frame[VBRI + 8] = 0;
      frame[VBRI + 9] = 0;
    }
    return frame;
  }

  private static void lame(byte[] frame, int at) {
    int flags = ByteBuffer.wrap(frame).getInt(at + 4);
    int size =
        8
            + ((flags & 1) != 0 ? 4 : 0)
            + ((flags & 2) != 0 ? 4 : 0)
            + ((flags & 4) != 0 ? 100 : 0)
            + ((flags & 8) != 0 ? 4 : 0);
    int tag = at + size;
    byte[] delays = new byte[3];
    boolean whole = tag + LAME_SIZE <= frame.length;
    if (whole) {
      System.arraycopy(frame, tag + DELAYS, delays, 0, delays.length);
    }
    java.util.Arrays.fill(frame, Math.min(tag, frame.length), frame.length, (byte) 0);
    if (whole) {
      System.arraycopy(delays, 0, frame, tag + DELAYS, delays.length);
    }
  }

  private static String name(byte[] frame, int at) {
    return at + 8 > frame.length ? "" : new String(frame, at, 4, StandardCharsets.ISO_8859_1);
  }
}
