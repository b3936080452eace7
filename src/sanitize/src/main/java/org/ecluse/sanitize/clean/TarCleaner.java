package org.ecluse.sanitize.clean;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.io.Archives;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/**
 * TAR (POSIX.1-2024, pax), plain or packed: members cleaned, no owner, time 0, no attributes. Links
 * and devices are dropped.
 */
public class TarCleaner implements Cleaner {

  /** Encoding takes about twelve times this. */
  private static final int XZ_DICTIONARY = 1 << 20;

  private final MediaKind kind;
  private final Inner inner;

  public TarCleaner(MediaKind kind, Inner inner) {
    this.kind = kind;
    this.inner = inner;
  }

  @Override
  public MediaKind kind() {
    return kind;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    try (InputStream in = unpack(source);
        OutputStream out = pack(kind, sink)) {
      rewrite(in, out, notes);
    }
  }

  private void rewrite(InputStream source, OutputStream target, Notes notes) throws IOException {
    TarArchiveInputStream in = new TarArchiveInputStream(source);
    TarArchiveOutputStream out = new TarArchiveOutputStream(target, 10_240, "UTF-8");
    out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    out.setAddPaxHeadersForNonAsciiNames(true);
    MemberCleaning members = new MemberCleaning(inner, notes, new Writing(out));
    int count = 0;
    for (TarArchiveEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
      Archives.count(++count);
      if (e.isDirectory()) {
        members.member(e.getName(), Archives.Sort.FOLDER, Content.empty());
      } else if (isPlain(e)) {
        members.member(e.getName(), Archives.Sort.FILE, Archives.hold(in));
      }
    }
    out.finish();
  }

  private static boolean isPlain(TarArchiveEntry e) {
    boolean link = e.isSymbolicLink() || e.isLink();
    boolean device = e.isBlockDevice() || e.isCharacterDevice() || e.isFIFO();
    return e.isFile() && !link && !device && !e.isSparse();
  }

  private InputStream unpack(Content source) throws IOException {
    return switch (kind) {
      case TGZ -> Archives.gunzip(source);
      case TBZ2 -> Archives.bunzip2(source);
      case TXZ -> Archives.unxz(source);
      case TAR -> source.stream();
      default -> throw Uncleanable.damaged();
    };
  }

  /** A packing stream whose header says nothing; closing it leaves the sink open. */
  static OutputStream pack(MediaKind kind, Sink sink) throws IOException {
    OutputStream held = new Held(sink);
    return switch (kind) {
      case TGZ, GZIP -> new GZIPOutputStream(held);
      case TBZ2, BZIP2 -> new BZip2CompressorOutputStream(held);
      case TXZ, XZ -> {
        LZMA2Options options = new LZMA2Options(2);
        options.setDictSize(XZ_DICTIONARY);
        yield new XZOutputStream(held, options);
      }
      default -> held;
    };
  }

  private static final class Held extends FilterOutputStream {

    Held(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] from, int start, int length) throws IOException {
      out.write(from, start, length);
    }

    @Override
    public void close() {
      // The sink is read next.
    }
  }

  private record Writing(TarArchiveOutputStream out) implements MemberCleaning.Target {

    @Override
    public void file(String name, byte[] bytes) throws IOException {
      TarArchiveEntry entry = bare(name, 0100644);
      entry.setSize(bytes.length);
      out.putArchiveEntry(entry);
      out.write(bytes);
      out.closeArchiveEntry();
    }

    @Override
    public void folder(String name) throws IOException {
      out.putArchiveEntry(bare(name, 040755));
      out.closeArchiveEntry();
    }

    private static TarArchiveEntry bare(String name, int mode) {
      TarArchiveEntry entry = new TarArchiveEntry(name);
      entry.setModTime(0);
      entry.setIds(0, 0);
      entry.setNames("", "");
      entry.setMode(mode);
      return entry;
    }
  }
}
