package org.ecluse.sanitize.clean;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * AVI (Microsoft RIFF, OpenDML 1.02), lossless and with every byte at its old place, since its
 * indexes point to places: what goes becomes a filler of zeros of the same size. Pictures and sound
 * stay; texts, dates, drivers' data, and streams of anything else go.
 */
public class AviCleaner implements Cleaner {

  private static final Set<String> LISTS = Set.of("hdrl", "strl", "movi", "odml", "rec ");
  private static final Set<String> HEADERS = Set.of("avih", "strh", "strf", "vprp", "dmlh", "idx1");
  private static final Set<String> STREAMS = Set.of("vids", "auds");

  @Override
  public MediaKind kind() {
    return MediaKind.AVI;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    Copy copy = new Copy(source, sink);
    for (RiffChunk riff : RiffChunk.list(source, 0, source.size(), LITTLE_ENDIAN)) {
      String form = copy.form(riff);
      if (riff.name().equals("RIFF") && (form.equals("AVI ") || form.equals("AVIX"))) {
        copy.head(riff);
        sink.copy(source, riff.body(), 4);
        copy.children(riff.body() + 4, riff.body() + riff.size(), form, 0);
      } else if (riff.body() > RiffChunk.HEAD) {
        // Nothing behind the last part belongs to the film.
        break;
      }
    }
    if (!copy.film) {
      throw Uncleanable.damaged();
    }
  }

  /** Whether another chunk is copied; the seam for a test that breaks this on purpose. */
  boolean keeps(String name) {
    return false;
  }

  /** One pass over the file. */
  private final class Copy {

    private final Content source;
    private final Sink sink;
    private final Set<Integer> dropped = new HashSet<>();
    private int stream = -1;
    private boolean film;

    Copy(Content source, Sink sink) {
      this.source = source;
      this.sink = sink;
    }

    String form(RiffChunk chunk) throws IOException {
      if (chunk.size() < 4) {
        return "";
      }
      byte[] form = new byte[4];
      source.read(chunk.body(), form, 0, 4);
      return new String(form, StandardCharsets.ISO_8859_1);
    }

    void head(RiffChunk chunk) throws IOException {
      sink.write(RiffChunk.head(chunk.name(), chunk.size(), LITTLE_ENDIAN));
    }

    void children(long from, long to, String parent, int depth) throws IOException {
      List<RiffChunk> chunks = RiffChunk.list(source, from, to, LITTLE_ENDIAN);
      long at = from;
      for (RiffChunk chunk : chunks) {
        chunk(chunk, parent, depth);
        long padded = Math.min(to, chunk.body() + chunk.size() + (chunk.size() & 1));
        sink.zeros(padded - chunk.body() - chunk.size());
        at = padded;
      }
      sink.zeros(to - at);
      // Back at an even place behind a list of odd size the caller pads.
    }

    private void chunk(RiffChunk chunk, String parent, int depth) throws IOException {
      String name = chunk.name();
      String form = name.equals("LIST") ? form(chunk) : "";
      if (LISTS.contains(form) && depth < 8) {
        stream += form.equals("strl") ? 1 : 0;
        film |= form.equals("movi");
        head(chunk);
        sink.copy(source, chunk.body(), 4);
        children(chunk.body() + 4, chunk.body() + chunk.size(), form, depth + 1);
      } else if (HEADERS.contains(name) && !name.equals("idx1") && chunk.size() <= Bounds.SEGMENT) {
        head(chunk);
        byte[] bytes = header(name, chunk.bytes(source, Bounds.SEGMENT));
        sink.write(bytes);
      } else if (isData(name, parent) || HEADERS.contains(name) || keeps(name)) {
        head(chunk);
        sink.copy(source, chunk.body(), chunk.size());
      } else {
        boolean samples = parent.equals("movi") || parent.equals("rec ");
        boolean numbered = samples && number(name) >= 0;
        sink.write(RiffChunk.head(numbered ? name : "JUNK", chunk.size(), LITTLE_ENDIAN));
        sink.zeros(chunk.size());
      }
    }

    /** Samples of a stream that stays, and indexes. */
    private boolean isData(String name, String parent) {
      boolean index = name.matches("ix[0-9]{2}") || name.equals("indx");
      boolean samples = parent.equals("movi") || parent.equals("rec ");
      int number = number(name);
      boolean kept = number >= 0 && !dropped.contains(number);
      return index || (samples && kept && name.matches("[0-9]{2}(dc|db|wb|pc|iv)"));
    }

    private int number(String name) {
      return name.matches("[0-9]{2}..") ? Integer.parseInt(name.substring(0, 2)) : -1;
    }

    private byte[] header(String name, byte[] bytes) throws IOException {
      switch (name) {
        case "avih" -> Arrays.fill(bytes, Math.min(40, bytes.length), bytes.length, (byte) 0);
        case "strh" -> {
          if (bytes.length < 16) {
            throw Uncleanable.damaged();
          }
          if (!STREAMS.contains(new String(bytes, 0, 4, StandardCharsets.ISO_8859_1))) {
            dropped.add(stream);
          }
          bytes[14] = 0;
          bytes[15] = 0;
        }
        case "strf" -> {
          if (dropped.contains(stream)) {
            Arrays.fill(bytes, (byte) 0);
          }
        }
        default -> {}
      }
      return bytes;
    }
  }
}
