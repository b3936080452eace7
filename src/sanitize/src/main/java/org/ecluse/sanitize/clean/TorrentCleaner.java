package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.io.Reader;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Slice;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * Torrents (BEP 3): who made it, when and with what goes. The dictionary {@code info} is copied bit
 * for bit, since its hash is the torrent.
 */
public class TorrentCleaner implements Cleaner {

  private static final Set<String> KEPT =
      Set.of("announce", "announce-list", "info", "piece layers", "url-list", "nodes");

  private static final int DEPTH = 100;

  @Override
  public MediaKind kind() {
    return MediaKind.TORRENT;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    Reader in = new Reader(source);
    if (in.u8() != 'd') {
      throw Uncleanable.damaged();
    }
    sink.write('d');
    while (in.peek() != 'e') {
      long start = in.position();
      String key = new String(string(in), StandardCharsets.ISO_8859_1);
      skip(in, 0);
      if (KEPT.contains(key)) {
        new Slice(source, start, in.position() - start).stream().transferTo(sink);
      }
    }
    sink.write('e');
  }

  private static byte[] string(Reader in) throws IOException {
    long length = 0;
    for (int c = in.u8(); c != ':'; c = in.u8()) {
      if (c < '0' || c > '9' || length > Integer.MAX_VALUE / 16) {
        throw Uncleanable.damaged();
      }
      length = length * 10 + c - '0';
    }
    return in.bytes((int) length);
  }

  private static void skip(Reader in, int depth) throws IOException {
    if (depth > DEPTH) {
      throw Uncleanable.damaged();
    }
    switch (in.peek()) {
      case 'i' -> {
        for (int c = in.u8(); c != 'e'; c = in.u8()) {
          if (c != 'i' && c != '-' && (c < '0' || c > '9')) {
            throw Uncleanable.damaged();
          }
        }
      }
      case 'l', 'd' -> {
        in.skip(1);
        while (in.peek() != 'e') {
          skip(in, depth + 1);
        }
        in.skip(1);
      }
      default -> string(in);
    }
  }
}
