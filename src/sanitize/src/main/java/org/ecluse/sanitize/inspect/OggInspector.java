package org.ecluse.sanitize.inspect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Reader;
import org.ecluse.sanitize.io.Uncleanable;

/** Looks at Ogg: serial numbers, the first packets of every stream, bytes between pages. */
public final class OggInspector implements Inspector {

  private static final int HEADER_PACKETS = 3;
  private static final int LARGEST_NEUTRAL_SERIAL = 1000;

  private static final class Stream {
    private int packets;
    private final ByteArrayOutputStream packet = new ByteArrayOutputStream();
  }

  private final MediaKind kind;

  public OggInspector(MediaKind kind) {
    this.kind = kind;
  }

  @Override
  public MediaKind kind() {
    return kind;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    Map<Integer, Stream> streams = new HashMap<>();
    Reader in = new Reader(content);
    boolean strange = false;
    while (in.left() > 0) {
      long start = in.position();
      if (in.left() < 27 || in.u32() != 0x4f676753L) {
        strange = true;
        in.seek(start + 1);
        continue;
      }
      in.skip(1);
      int flags = in.u8();
      in.skip(8);
      int serial = Integer.reverseBytes((int) in.u32());
      in.skip(8);
      byte[] lacing = in.bytes(in.u8());
      if ((flags & 2) != 0) {
        streams.put(serial, new Stream());
        if (serial <= 0 || serial > LARGEST_NEUTRAL_SERIAL) {
          findings.count(TraceGroup.IDENTIFIER, "stream serial number");
        }
      }
      if (streams.size() > Bounds.TRACKS) {
        throw Uncleanable.tooLarge();
      }
      body(in, lacing, streams.get(serial), findings);
    }
    if (streams.isEmpty()) {
      throw Uncleanable.damaged();
    }
    if (strange) {
      findings.count(TraceGroup.HIDDEN, "bytes between pages");
    }
  }

  private static void body(
      Reader in, byte[] lacing, @org.jspecify.annotations.Nullable Stream stream, Findings findings)
      throws IOException {
    for (byte segment : lacing) {
      int length = segment & 0xff;
      if (stream == null || stream.packets >= HEADER_PACKETS) {
        in.skip(length);
        continue;
      }
      if (stream.packet.size() > Bounds.SEGMENT) {
        throw Uncleanable.tooLarge();
      }
      stream.packet.writeBytes(in.bytes(length));
      if (length < 255) {
        packet(stream.packet.toByteArray(), stream.packets, findings);
        stream.packet.reset();
        stream.packets++;
      }
    }
  }

  private static void packet(byte[] packet, int number, Findings findings) {
    String start = new String(packet, 0, Math.min(9, packet.length), StandardCharsets.ISO_8859_1);
    if (start.startsWith("\u0003vorbis") || start.startsWith("\u0081theora")) {
      SoundTags.comments(packet, 7, findings);
    } else if (start.startsWith("OpusTags")) {
      SoundTags.comments(packet, 8, findings);
    } else if (number == 1 && packet.length >= 12 && (packet[0] & 0x7f) == 4) {
      SoundTags.comments(packet, 4, findings);
    } else if (number == 1 && !start.startsWith("\u0005vorbis") && packet.length >= 8) {
      SoundTags.comments(packet, 0, findings);
    } else if (number == 0 && !isKnown(start)) {
      findings.count(TraceGroup.OTHER, "stream of an unknown kind");
    }
  }

  private static boolean isKnown(String start) {
    return start.startsWith("\u0001vorbis")
        || start.startsWith("OpusHead")
        || start.startsWith("\u0080theora")
        || start.startsWith("Speex")
        || start.startsWith("\u007fFLAC");
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    hits.bytes(content);
  }
}
