package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * MP4, QuickTime and M4A (ISO/IEC 14496-12), lossless and without holding the film in memory. Kept
 * are tracks of pictures, sound and subtitles: their headers are written anew without times and
 * names, their chunks are copied byte for byte, and nothing else of the file's data is. Tracks of
 * positions, sensors, time codes and chapters go, and all user data.
 */
public class FilmCleaner implements Cleaner {

  private static final Set<String> HANDLERS =
      Set.of("vide", "soun", "sbtl", "subt", "text", "clcp", "auxv", "pict");

  private final MediaKind kind;

  public FilmCleaner(MediaKind kind) {
    this.kind = kind;
  }

  @Override
  public MediaKind kind() {
    return kind;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    List<Box> file = Box.file(source);
    Pieces start = new Pieces();
    Optional<Box> type = Box.first(file, "ftyp");
    if (type.isPresent()) {
      start.add(type(type.get().bytes(source, 8)));
    }
    film(source, file, start, sink);
  }

  /** Writes the film of a file behind what was made before it. */
  void film(Content source, List<Box> file, Pieces start, Sink sink) throws IOException {
    List<Box> movie = Box.need(file, "moov").children(source, 0);
    List<FilmTrack> tracks = tracks(source, movie);
    if (tracks.isEmpty()) {
      throw Uncleanable.damaged();
    }
    Film film = new Film(source, movie, tracks);
    film.write(start).write(source, sink);
    Set<Integer> kept = film.kept();
    Map<Integer, Long> sizes = film.defaultSizes();
    for (Box box : file) {
      if (box.type().equals("moof")) {
        new FilmFragment(source, sizes, kept).rewrite(box).write(source, sink);
      }
    }
  }

  private List<FilmTrack> tracks(Content source, List<Box> movie) throws IOException {
    List<FilmTrack> all = new ArrayList<>();
    for (Box box : movie) {
      if (box.type().equals("trak")) {
        all.add(new FilmTrack(source, box));
      }
      if (all.size() > Bounds.TRACKS) {
        throw Uncleanable.tooLarge();
      }
    }
    List<FilmTrack> kept = new ArrayList<>();
    for (FilmTrack track : all) {
      boolean chapters = false;
      for (FilmTrack other : all) {
        chapters |= other.hasChapters(track.id());
      }
      if (!chapters && keeps(track.handler())) {
        track.locate();
        kept.add(track);
      }
    }
    return kept;
  }

  /** Whether tracks of a kind stay; the seam for a test that breaks this cleaner on purpose. */
  boolean keeps(String handler) {
    return HANDLERS.contains(handler);
  }

  /** The brands without the minor version, which tells programs apart. */
  static byte[] type(ByteBuffer box) {
    byte[] bytes = Arrays.copyOf(Box.array(box), box.limit() & ~3);
    Arrays.fill(bytes, 4, 8, (byte) 0);
    return Box.of("ftyp", bytes);
  }
}
