package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Uncleanable;

/** The new movie box of a film, with the chunks of its tracks in one box of data behind it. */
final class Film {

  private record Chunk(int track, int number, long offset) {}

  private final Content source;
  private final List<Box> movie;
  private final List<FilmTrack> tracks;
  private final Set<Integer> kept = new HashSet<>();

  Film(Content source, List<Box> movie, List<FilmTrack> tracks) {
    this.source = source;
    this.movie = movie;
    this.tracks = tracks;
    tracks.forEach(t -> kept.add(t.id()));
  }

  Set<Integer> kept() {
    return kept;
  }

  Map<Integer, Long> defaultSizes() throws IOException {
    Optional<Box> fragments = Box.first(movie, "mvex");
    return fragments.isEmpty()
        ? Map.of()
        : FilmFragment.defaults(source, fragments.get().children(source, 0));
  }

  /** Chunks stay in the order they had, so that a film still plays while it is loaded. */
  Pieces write(Pieces start) throws IOException {
    List<Chunk> chunks = new ArrayList<>();
    List<long[]> places = new ArrayList<>();
    for (int t = 0; t < tracks.size(); t++) {
      places.add(new long[tracks.get(t).chunks()]);
      for (int c = 0; c < tracks.get(t).chunks(); c++) {
        chunks.add(new Chunk(t, c, tracks.get(t).offset(c)));
      }
      if (chunks.size() > Bounds.CHUNKS) {
        throw Uncleanable.tooLarge();
      }
    }
    chunks.sort(Comparator.comparingLong(Chunk::offset));
    Pieces data = new Pieces();
    for (Chunk chunk : chunks) {
      places.get(chunk.track())[chunk.number()] = data.size();
      data.range(chunk.offset(), tracks.get(chunk.track()).size(chunk.number()));
      if (data.size() > source.size()) {
        throw Uncleanable.tooLarge();
      }
    }
    byte[] head = Box.head("mdat", data.size());
    boolean wide = data.size() > 0xffff_ffffL - Bounds.FILM_HEADER - Bounds.BLOCK;
    long shift = start.size() + movie(places, wide).length + head.length;
    for (long[] track : places) {
      for (int i = 0; i < track.length; i++) {
        track[i] += shift;
      }
    }
    start.add(movie(places, wide));
    return data.size() == 0 ? start : start.add(head).all(data);
  }

  private byte[] movie(List<long[]> places, boolean wide) throws IOException {
    Box.Join out = new Box.Join();
    out.add(BoxFields.movie(Box.need(movie, "mvhd").bytes(source, 1)));
    for (int t = 0; t < tracks.size(); t++) {
      out.add(tracks.get(t).rewrite(places.get(t), wide, kept));
    }
    for (Box box : movie) {
      if (box.type().equals("mvex")) {
        out.add(fragments(box));
      }
    }
    return Box.of("moov", out.bytes());
  }

  private byte[] fragments(Box box) throws IOException {
    Box.Join out = new Box.Join();
    for (Box child : box.children(source, 0)) {
      ByteBuffer bytes = child.bytes(source);
      boolean ours =
          child.type().equals("trex") && bytes.limit() == 24 && kept.contains(bytes.getInt(4));
      if (ours || child.type().equals("mehd")) {
        out.add(Box.of(child.type(), Box.array(bytes)));
      }
    }
    return Box.of("mvex", out.bytes());
  }
}
