package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import org.ecluse.core.Reason;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * Pictures of an old Word document ([MS-DOC] §2.9.190): cleaned where they stand, since formatting
 * points at them. A cleaned picture is hardly ever larger; one that is does not fit and is dropped.
 */
final class WordPictures {

  private static final int HEAD = 68;
  private static final int SHAPE = 0x64;
  private static final int NAMED = 0x66;
  private static final int FORM = -1;

  private final byte[] data;
  private final Notes notes;
  private final BinaryArt art;
  private final BitSet kept = new BitSet();

  WordPictures(byte[] data, EmbeddedPictures pictures, Notes notes) {
    this.data = data;
    this.notes = notes;
    art = new BinaryArt(pictures, notes, (place, length) -> new long[] {-1, 0});
  }

  void clean(WordPages pages) throws IOException {
    for (int place : pages.pictures) {
      picture(place);
    }
    for (int place : pages.data) {
      field(place);
    }
    formatting(pages.huge);
    for (int i = kept.nextClearBit(0); i < data.length; i = kept.nextClearBit(i + 1)) {
      data[i] = 0;
    }
  }

  private int length(int place) throws IOException {
    if (place + 6 > data.length) {
      throw Uncleanable.damaged();
    }
    ByteBuffer in = BinaryArt.little(data);
    int length = in.getInt(place);
    if (length < HEAD || length > data.length - place || in.getShort(place + 4) != HEAD) {
      throw Uncleanable.damaged();
    }
    return length;
  }

  private void picture(int place) throws IOException {
    if (place >= data.length || kept.get(place)) {
      return;
    }
    int length = length(place);
    ByteBuffer in = BinaryArt.little(data);
    int sort = in.getShort(place + 6);
    if (sort != NAMED && sort != SHAPE) {
      field(place);
      return;
    }
    int from = place + HEAD;
    if (sort == NAMED && from < place + length) {
      // The name of the file it came from.
      int name = data[from] & 0xff;
      from += 1 + name;
      if (from > place + length) {
        throw Uncleanable.damaged();
      }
      Arrays.fill(data, place + HEAD + 1, from, (byte) ' ');
    }
    byte[] clean = new byte[0];
    try {
      clean = art.rewrite(data, from, place + length);
    } catch (Uncleanable e) {
      if (e.reason() == Reason.TOO_LARGE) {
        throw e;
      }
      notes.left(TraceGroup.OTHER, "picture dropped");
    }
    int end = from + clean.length;
    if (end > place + length) {
      notes.left(TraceGroup.OTHER, "picture dropped");
      end = from;
    } else {
      System.arraycopy(clean, 0, data, from, clean.length);
    }
    in.putInt(place, end - place);
    kept.set(place, end);
  }

  /** What belongs to a field: of a form it stays; the other is a link's full path, and goes. */
  private void field(int place) throws IOException {
    if (place >= data.length || kept.get(place)) {
      return;
    }
    int length = length(place);
    boolean form = length >= HEAD + 4 && BinaryArt.little(data).getInt(place + HEAD) == FORM;
    Arrays.fill(data, place + 6, place + HEAD, (byte) 0);
    kept.set(place, place + (form ? length : HEAD));
    BinaryArt.little(data).putInt(place, form ? length : HEAD);
  }

  private void formatting(Collection<Integer> places) throws IOException {
    for (int place : places) {
      if (place + 2 > data.length) {
        throw Uncleanable.damaged();
      }
      int end = place + 2 + (BinaryArt.little(data).getShort(place) & 0xffff);
      if (end > data.length) {
        throw Uncleanable.damaged();
      }
      WordSprms.scrub(data, place + 2, end);
      kept.set(place, end);
    }
  }
}
