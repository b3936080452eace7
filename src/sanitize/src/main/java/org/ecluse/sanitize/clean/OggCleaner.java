package org.ecluse.sanitize.clean;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * Ogg with Vorbis, Opus, FLAC, Speex or Theora, page by page, lossless: packets of sound and
 * pictures are copied byte for byte. Comments become empty, serial numbers count from 1, sequence
 * numbers and check values are new. Streams of anything else and bytes between pages go.
 */
public class OggCleaner implements Cleaner {

  /** One logical stream while it is read. */
  private static final class Stream {

    private final OggCodec codec;
    private final int serial;
    private int sequence;
    private int headersLeft;
    private int headersSeen = 1;
    private final List<byte[]> kept = new ArrayList<>();
    private final ByteArrayOutputStream packet = new ByteArrayOutputStream();

    Stream(OggCodec codec, int serial, int headersLeft) {
      this.codec = codec;
      this.serial = serial;
      this.headersLeft = headersLeft;
    }
  }

  private final MediaKind kind;

  public OggCleaner(MediaKind kind) {
    this.kind = kind;
  }

  @Override
  public MediaKind kind() {
    return kind;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    Map<Integer, Optional<Stream>> streams = new HashMap<>();
    int count = 0;
    for (long at = OggPage.seek(source, 0); at < source.size(); ) {
      Optional<OggPage> found = OggPage.read(source, at);
      if (found.isEmpty()) {
        at = OggPage.seek(source, at + 1);
        continue;
      }
      OggPage page = found.get();
      at += page.size();
      if ((page.flags() & OggPage.FIRST) != 0) {
        Optional<Stream> stream = start(page, count + 1);
        count += stream.isPresent() ? 1 : 0;
        streams.put(page.serial(), stream);
        if (count > Bounds.TRACKS || streams.size() > Bounds.TRACKS) {
          throw Uncleanable.tooLarge();
        }
        if (stream.isPresent()) {
          Stream begun = stream.get();
          List<byte[]> first = List.of(begun.codec.first(page.packets().getFirst()));
          write(begun, OggPage.of(first, OggPage.FIRST), sink);
        }
        continue;
      }
      Stream stream = streams.getOrDefault(page.serial(), Optional.empty()).orElse(null);
      if (stream == null) {
        continue;
      }
      if (stream.headersLeft > 0) {
        headers(stream, page, sink);
      } else {
        sink.write(page.bytes(stream.serial, stream.sequence++));
      }
    }
    if (count == 0) {
      throw Uncleanable.damaged();
    }
  }

  private static Optional<Stream> start(OggPage page, int serial) {
    List<byte[]> packets = page.packets();
    if (packets.size() != 1 || page.lastPacketGoesOn()) {
      return Optional.empty();
    }
    byte[] first = packets.getFirst();
    return OggCodec.of(first).map(c -> new Stream(c, serial, c.headers(first) - 1));
  }

  /** Collects header packets, and writes those that stay once all are there. */
  private void headers(Stream stream, OggPage page, Sink sink) throws IOException {
    List<byte[]> packets = page.packets();
    for (int i = 0; i < packets.size(); i++) {
      if (stream.headersLeft == 0) {
        // Sound has to start on a page of its own (Vorbis I §A.2, RFC 7845 §3).
        throw Uncleanable.damaged();
      }
      if (stream.packet.size() > Bounds.SEGMENT) {
        throw Uncleanable.tooLarge();
      }
      stream.packet.writeBytes(packets.get(i));
      if (i + 1 == packets.size() && page.lastPacketGoesOn()) {
        return;
      }
      byte[] packet = stream.packet.toByteArray();
      stream.packet.reset();
      if (stream.headersSeen == 1) {
        stream.kept.add(comment(stream.codec, packet));
      } else if (stream.codec.isSetup(stream.headersSeen)) {
        stream.kept.add(packet);
      }
      stream.headersSeen++;
      stream.headersLeft--;
    }
    if (stream.headersLeft == 0) {
      write(stream, OggPage.of(stream.kept, 0), sink);
      stream.kept.clear();
    }
  }

  /** What stands for the comments; the seam for a test that breaks this cleaner on purpose. */
  byte[] comment(OggCodec codec, byte[] packet) {
    return codec.comment();
  }

  private static void write(Stream stream, List<OggPage> pages, Sink sink) throws IOException {
    for (OggPage page : pages) {
      sink.write(page.bytes(stream.serial, stream.sequence++));
    }
  }
}
