package org.ecluse.sanitize.clean;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * Rich text (RTF 1.9.1), group by group: listed destinations are copied, all others go, deleted
 * text goes, words about revisions go, pictures are cleaned. Whatever stands behind the last brace
 * goes.
 */
public class RtfCleaner implements Cleaner {

  private final RtfPicture pictures = new RtfPicture();

  /** A group that is being copied: whether text here was deleted, and what ends with it. */
  private static final class Group {
    private boolean deleted;

    Group(boolean deleted) {
      this.deleted = deleted;
    }
  }

  @Override
  public MediaKind kind() {
    return MediaKind.RTF;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    if (source.size() > Bounds.PART_IN_MEMORY) {
      throw Uncleanable.tooLarge();
    }
    byte[] bytes = new byte[(int) source.size()];
    source.read(0, bytes, 0, bytes.length);
    RtfTokens in = new RtfTokens(bytes);
    if (in.next() != RtfTokens.Type.OPEN
        || in.next() != RtfTokens.Type.WORD
        || !in.word().equals("rtf")) {
      throw Uncleanable.damaged();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    out.writeBytes("{\\rtf1 ".getBytes(StandardCharsets.US_ASCII));
    copy(in, out, notes);
    sink.write(out.toByteArray(), 0, out.size());
  }

  /** Copies what is left of an open group, up to its brace. */
  private void copy(RtfTokens in, ByteArrayOutputStream out, Notes notes) throws IOException {
    Deque<Group> open = new ArrayDeque<>();
    open.push(new Group(false));
    while (!open.isEmpty()) {
      Group group = open.peek();
      switch (in.next()) {
        case OPEN -> {
          if (open.size() > Bounds.RTF_DEPTH) {
            throw Uncleanable.tooLarge();
          }
          if (!special(in, out, notes, group.deleted)) {
            out.write('{');
            open.push(new Group(group.deleted));
          }
        }
        case CLOSE -> {
          out.write('}');
          open.pop();
        }
        case WORD -> word(in, out, group);
        case SYMBOL, TEXT -> {
          if (!group.deleted) {
            out.writeBytes(in.copy());
          }
        }
        // Raw bytes belong to pictures, which are read elsewhere, and to objects, which go.
        case BINARY -> {}
        // A file that breaks off gets the braces it lacks, as every reader gives it. But where a
        // brace is missing, data behind the text looks like text: nobody can say what this is.
        case END -> {
          notes.left(TraceGroup.OTHER, "text that breaks off");
          out.writeBytes("}".repeat(open.size()).getBytes(StandardCharsets.US_ASCII));
          return;
        }
      }
    }
  }

  private void word(RtfTokens in, ByteArrayOutputStream out, Group group) {
    if (in.word().equals("deleted")) {
      group.deleted = in.number() != 0 && dropsDeleted();
    } else if (keepsWord(in.word())) {
      if (in.word().equals("plain")) {
        group.deleted = false;
      }
      boolean textual = in.word().equals("u");
      if (!(group.deleted && textual)) {
        out.writeBytes(in.copy());
      }
    }
  }

  /** A group that is not simply copied: consumes it and returns true. */
  private boolean special(RtfTokens in, ByteArrayOutputStream out, Notes notes, boolean deleted)
      throws IOException {
    RtfTokens ahead = in.ahead();
    RtfTokens.Type type = ahead.next();
    while (type == RtfTokens.Type.TEXT
        && new String(ahead.copy(), StandardCharsets.ISO_8859_1).isBlank()) {
      type = ahead.next();
    }
    boolean ignorable = type == RtfTokens.Type.SYMBOL && ahead.word().equals("*");
    if (ignorable) {
      type = ahead.next();
    }
    if (type != RtfTokens.Type.WORD) {
      if (ignorable) {
        skip(in);
      }
      return ignorable;
    }
    String name = ahead.word();
    if (!keepsDestination(name, ignorable)) {
      skip(in);
    } else if (name.equals("pict")) {
      RtfTokens picture = in.ahead();
      skip(in);
      if (!deleted) {
        pictures.write(picture, out, notes);
      }
    } else if (name.equals("field") && dropsField(in.ahead())) {
      skip(in);
    } else if (name.equals("fldinst") && RtfRules.isLocal(text(in.ahead()))) {
      skip(in);
    } else if (name.equals("sp") && !RtfShapes.keeps(in.ahead())) {
      skip(in);
    } else {
      return false;
    }
    return true;
  }

  boolean keepsDestination(String name, boolean ignorable) {
    return RtfRules.keepsDestination(name, ignorable);
  }

  boolean keepsWord(String word) {
    return RtfRules.keepsWord(word);
  }

  boolean dropsDeleted() {
    return true;
  }

  private static boolean dropsField(RtfTokens in) throws IOException {
    int depth = 0;
    while (depth >= 0) {
      switch (in.next()) {
        case OPEN -> depth++;
        case CLOSE -> depth--;
        case WORD -> {
          if (in.word().equals("fldinst")) {
            return RtfRules.isIdentity(text(in));
          }
        }
        case END -> throw Uncleanable.damaged();
        default -> {}
      }
    }
    return false;
  }

  /** The plain text up to the end of the open group. */
  static String text(RtfTokens in) throws IOException {
    StringBuilder text = new StringBuilder();
    int depth = 0;
    while (depth >= 0) {
      switch (in.next()) {
        case OPEN -> depth++;
        case CLOSE -> depth--;
        case TEXT -> text.append(new String(in.copy(), StandardCharsets.ISO_8859_1));
        case SYMBOL -> text.append("\\".equals(in.word()) ? "\\" : "");
        case END -> throw Uncleanable.damaged();
        default -> {}
      }
    }
    return text.toString();
  }

  /** Passes the rest of the open group. */
  static void skip(RtfTokens in) throws IOException {
    for (int depth = 0; depth >= 0; ) {
      switch (in.next()) {
        case OPEN -> depth++;
        case CLOSE -> depth--;
        case END -> throw Uncleanable.damaged();
        default -> {}
      }
    }
  }
}
