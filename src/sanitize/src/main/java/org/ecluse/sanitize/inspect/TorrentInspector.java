package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Uncleanable;

/** Looks at the outer dictionary of a torrent (BEP 3) and behind it. */
public final class TorrentInspector implements Inspector {

  private static final Map<String, TraceGroup> KEYS =
      Map.of(
          "creation date", TraceGroup.TIME,
          "created by", TraceGroup.SOFTWARE,
          "comment", TraceGroup.OTHER,
          "comment.utf-8", TraceGroup.OTHER,
          "publisher", TraceGroup.PERSON,
          "publisher-url", TraceGroup.PERSON,
          "encoding", TraceGroup.SOFTWARE);

  private static final java.util.Set<String> NEEDED =
      java.util.Set.of("announce", "announce-list", "info", "piece layers", "url-list", "nodes");

  @Override
  public MediaKind kind() {
    return MediaKind.TORRENT;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    if (content.size() > Bounds.PART_IN_MEMORY) {
      throw Uncleanable.tooLarge();
    }
    byte[] all = new byte[(int) content.size()];
    content.read(0, all, 0, all.length);
    String text = new String(all, StandardCharsets.ISO_8859_1);
    int at = 1;
    while (at < text.length() && text.charAt(at) != 'e') {
      int start = text.indexOf(':', at) + 1;
      int after = after(text, at, 0);
      String key = text.substring(start, after);
      int end = after(text, after, 0);
      if (!NEEDED.contains(key)) {
        TraceGroup group = KEYS.getOrDefault(key, TraceGroup.OTHER);
        findings.count(group, KEYS.containsKey(key) ? "key " + key : "key of another kind");
        String value = text.substring(after, end);
        findings.value(group, value.substring(value.indexOf(':') + 1));
      }
      at = end;
    }
    if (at + 1 != text.length()) {
      findings.count(TraceGroup.HIDDEN, "data behind the end");
    }
  }

  /** Where a value that starts there ends. */
  private static int after(String text, int at, int depth) throws IOException {
    if (at >= text.length() || depth > 200) {
      throw Uncleanable.damaged();
    }
    char c = text.charAt(at);
    if (c == 'i') {
      return found(text.indexOf('e', at)) + 1;
    }
    if (c == 'l' || c == 'd') {
      int next = at + 1;
      while (next < text.length() && text.charAt(next) != 'e') {
        next = after(text, next, depth + 1);
      }
      return next + 1;
    }
    int colon = found(text.indexOf(':', at));
    String digits = text.substring(at, colon);
    if (!digits.matches("[0-9]{1,9}") || Integer.parseInt(digits) > text.length() - colon - 1) {
      throw Uncleanable.damaged();
    }
    return colon + 1 + Integer.parseInt(digits);
  }

  private static int found(int index) throws IOException {
    if (index < 0) {
      throw Uncleanable.damaged();
    }
    return index;
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    if (hits.isNeeded()) {
      hits.bytes(content);
    }
  }
}
