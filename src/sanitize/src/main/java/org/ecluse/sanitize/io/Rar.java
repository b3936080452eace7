package org.ecluse.sanitize.io;

import com.github.junrar.Archive;
import com.github.junrar.ArchiveOptions;
import com.github.junrar.exception.RarException;
import com.github.junrar.exception.UnsupportedDictionarySizeException;
import com.github.junrar.exception.UnsupportedRarEncryptedException;
import com.github.junrar.exception.WrongPasswordException;
import com.github.junrar.io.SeekableReadOnlyByteChannel;
import com.github.junrar.rarfile.FileHeader;
import com.github.junrar.volume.Volume;
import java.io.IOException;
import org.ecluse.core.Content;
import org.ecluse.core.Reason;

/** Members of a RAR archive, of one volume, without a file on a disk. */
final class Rar {

  private static final long DICTIONARY = 64L << 20;

  private Rar() {}

  static void each(Content content, Archives.Visitor visitor) throws IOException, RarException {
    ArchiveOptions options = ArchiveOptions.builder().maxDictionarySize(DICTIONARY).build();
    try (Archive archive =
        new Archive((a, last) -> last == null ? volume(a, content) : null, options)) {
      if (archive.isEncrypted() || archive.isPasswordProtected()) {
        throw new Uncleanable(Reason.ENCRYPTED);
      }
      int count = 0;
      for (FileHeader header : archive.getFileHeaders()) {
        Archives.count(++count);
        if (header.isSplitAfter() || header.isSplitBefore()) {
          throw Uncleanable.damaged();
        }
        member(archive, header, visitor);
      }
    }
  }

  private static void member(Archive archive, FileHeader header, Archives.Visitor visitor)
      throws IOException, RarException {
    String name = header.getFileName().replace('\\', '/');
    if (header.isDirectory()) {
      visitor.member(name, Archives.Sort.FOLDER, Content.empty());
    } else if (header.getRedirection() != null) {
      visitor.member(name, Archives.Sort.LINK, Content.empty());
    } else {
      MemorySink bytes = new MemorySink(Bounds.PART_IN_MEMORY);
      archive.extractFile(header, bytes);
      visitor.member(name, Archives.Sort.FILE, bytes.content());
    }
  }

  /** What a failure of the library means; bounds of our own come back through it. */
  static Uncleanable reason(RarException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof Uncleanable own) {
        return own;
      }
    }
    if (e instanceof UnsupportedRarEncryptedException || e instanceof WrongPasswordException) {
      return new Uncleanable(Reason.ENCRYPTED);
    }
    return e instanceof UnsupportedDictionarySizeException
        ? Uncleanable.tooLarge()
        : Uncleanable.damaged();
  }

  private static Volume volume(Archive archive, Content content) {
    return new Volume() {
      @Override
      public SeekableReadOnlyByteChannel getChannel() {
        return new Channel(content);
      }

      @Override
      public long getLength() {
        return content.size();
      }

      @Override
      public Archive getArchive() {
        return archive;
      }
    };
  }

  /** The library's own kind of channel. */
  private static final class Channel implements SeekableReadOnlyByteChannel {

    private final Reader reader;
    private final Content content;

    Channel(Content content) {
      this.content = content;
      this.reader = new Reader(content);
    }

    @Override
    public long getPosition() {
      return reader.position();
    }

    @Override
    public void setPosition(long position) {
      reader.seek(position);
    }

    @Override
    public int read() throws IOException {
      return reader.left() > 0 ? reader.next() : -1;
    }

    @Override
    public int read(byte[] into, int start, int length) throws IOException {
      if (reader.left() <= 0) {
        return -1;
      }
      int count = (int) Math.min(length, reader.left());
      content.read(reader.position(), into, start, count);
      reader.skip(count);
      return count;
    }

    @Override
    public int readFully(byte[] into, int count) throws IOException {
      int read = read(into, 0, Math.min(count, into.length));
      if (read < count) {
        throw Uncleanable.damaged();
      }
      return read;
    }

    @Override
    public void close() {
      // The content belongs to whoever opened it.
    }
  }
}
