package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * Matroska and WebM (RFC 8794, RFC 9559), lossless and with every byte at its old place, since cues
 * and seek heads point to places: what goes becomes a void of zeros of the same size. Stay:
 * pictures, sound and subtitles with what is needed to play them. Go: title, dates, programs,
 * identifiers, tags, attachments, chapters, names of tracks, and tracks of anything else.
 */
public class MatroskaCleaner implements Cleaner {

  private static final long SEGMENT = 0x18538067L;
  private static final long HEADER = 0x1a45dfa3L;
  private static final long CLUSTER = 0x1f43b675L;
  private static final long TRACK = 0xaeL;
  private static final Set<Long> TARGETS =
      Set.of(0x1549a966L, 0x1654ae6bL, 0x1c53bb6bL, CLUSTER, 0x114d9b74L);
  private static final Set<Long> PLAYED = Set.of(1L, 2L, 17L);
  private static final int DEPTH = 12;

  private final MediaKind kind;

  public MatroskaCleaner(MediaKind kind) {
    this.kind = kind;
  }

  @Override
  public MediaKind kind() {
    return kind;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    Copy copy = new Copy(source, sink);
    long at = 0;
    boolean header = false;
    while (at < source.size()) {
      EbmlElement element = EbmlElement.at(source, at, source.size());
      if (element.id() == HEADER && !header) {
        sink.copy(source, at, element.end() - at);
        header = true;
      } else if (element.id() == SEGMENT && header) {
        copy.open(element, 0);
      } else {
        break;
      }
      at = element.isUnknown() ? copy.position : element.end();
    }
    if (!copy.tracks) {
      throw Uncleanable.damaged();
    }
  }

  /** What becomes of an element; the seam for a test that breaks this cleaner on purpose. */
  EbmlFate fate(long id) {
    return EbmlFate.of(id);
  }

  /** One pass over a segment. */
  private final class Copy {

    private final Content source;
    private final Sink sink;
    private final Set<Long> dropped = new HashSet<>();
    private boolean tracks;
    private long track;
    private String codec = "";

    /** Behind the last child of an element of unknown size. */
    private long position;

    Copy(Content source, Sink sink) {
      this.source = source;
      this.sink = sink;
    }

    void open(EbmlElement parent, int depth) throws IOException {
      if (depth > DEPTH) {
        throw Uncleanable.tooLarge();
      }
      sink.copy(source, parent.start(), parent.body() - parent.start());
      long at = parent.body();
      while (at < parent.end()) {
        if (parent.end() - at < 2) {
          sink.zeros(parent.end() - at);
          at = parent.end();
          break;
        }
        EbmlElement child = EbmlElement.at(source, at, parent.end());
        if (parent.isUnknown() && child.endsUnknown(parent.id())) {
          break;
        }
        element(child, depth);
        at = child.isUnknown() ? position : child.end();
      }
      position = at;
    }

    private void element(EbmlElement e, int depth) throws IOException {
      if (e.id() == TRACK) {
        track(e);
      }
      EbmlFate fate = fate(e.id());
      if (e.isUnknown() && fate != EbmlFate.OPEN) {
        throw Uncleanable.damaged();
      }
      switch (fate) {
        case OPEN -> {
          tracks |= e.id() == TRACK;
          open(e, depth + 1);
        }
        case KEEP -> sink.copy(source, e.start(), e.end() - e.start());
        case BLANK -> same(e, new byte[small(e)]);
        case LANGUAGE -> same(e, padded("und", small(e)));
        case UID -> same(e, number(track, small(e)));
        case PRIVATE -> same(e, CodecPrivate.bare(codec, bytes(e)));
        case BLOCK -> {
          if (dropped.contains(EbmlElement.number(source, e.body(), e.end()))) {
            empty(e);
          } else {
            sink.copy(source, e.start(), e.end() - e.start());
          }
        }
        case GROUP -> {
          if (isDropped(e)) {
            empty(e);
          } else {
            open(e, depth + 1);
          }
        }
        case SEEK -> {
          if (points(e)) {
            sink.copy(source, e.start(), e.end() - e.start());
          } else {
            empty(e);
          }
        }
        case LOCKED -> throw new Uncleanable(Reason.ENCRYPTED);
        case VOID -> empty(e);
      }
    }

    /** What has to be known of a track before its elements are written. */
    private void track(EbmlElement track) throws IOException {
      long number = 0;
      long type = 0;
      codec = "";
      for (long at = track.body(); track.end() - at >= 2; ) {
        EbmlElement child = EbmlElement.at(source, at, track.end());
        if (child.id() == 0xd7) {
          number = unsigned(child);
        } else if (child.id() == 0x83) {
          type = unsigned(child);
        } else if (child.id() == 0x86) {
          codec = new String(bytes(child), StandardCharsets.ISO_8859_1);
        }
        at = child.end();
      }
      this.track = number;
      if (!PLAYED.contains(type)) {
        dropped.add(number);
      }
    }

    private boolean isDropped(EbmlElement group) throws IOException {
      for (long at = group.body(); group.end() - at >= 2; ) {
        EbmlElement child = EbmlElement.at(source, at, group.end());
        if (child.id() == 0xa1) {
          return dropped.contains(EbmlElement.number(source, child.body(), child.end()));
        }
        at = child.end();
      }
      return false;
    }

    /** Whether an entry of a seek head points to an element that is still there. */
    private boolean points(EbmlElement seek) throws IOException {
      for (long at = seek.body(); seek.end() - at >= 2; ) {
        EbmlElement child = EbmlElement.at(source, at, seek.end());
        if (child.id() == 0x53ab) {
          return TARGETS.contains(unsigned(child));
        }
        at = child.end();
      }
      return false;
    }

    private void same(EbmlElement e, byte[] body) throws IOException {
      sink.copy(source, e.start(), e.body() - e.start());
      sink.write(body);
    }

    private void empty(EbmlElement e) throws IOException {
      byte[] head = EbmlElement.voidHead(e.end() - e.start());
      sink.write(head);
      sink.zeros(e.end() - e.start() - head.length);
    }

    private int small(EbmlElement e) throws IOException {
      if (e.end() - e.body() > Bounds.SEGMENT) {
        throw Uncleanable.tooLarge();
      }
      return (int) (e.end() - e.body());
    }

    private byte[] bytes(EbmlElement e) throws IOException {
      byte[] bytes = new byte[small(e)];
      source.read(e.body(), bytes, 0, bytes.length);
      return bytes;
    }

    private long unsigned(EbmlElement e) throws IOException {
      long value = 0;
      for (byte b : bytes(e)) {
        value = value << 8 | (b & 0xff);
      }
      return value;
    }
  }

  private static byte[] padded(String text, int size) {
    return size < text.length()
        ? new byte[size]
        : java.util.Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), size);
  }

  private static byte[] number(long value, int size) {
    byte[] bytes = new byte[size];
    byte[] wide = ByteBuffer.allocate(8).putLong(value).array();
    int count = Math.min(size, 8);
    System.arraycopy(wide, 8 - count, bytes, size - count, count);
    return bytes;
  }
}
