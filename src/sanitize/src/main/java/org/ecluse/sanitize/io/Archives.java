package org.ecluse.sanitize.io;

import com.github.junrar.exception.RarException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.ecluse.core.Content;
import org.ecluse.core.Reason;
import org.tukaani.xz.XZInputStream;

/**
 * Opens archives member by member, in memory, with bounds. Only what unpacks is here: what of it
 * may stay is decided elsewhere, twice.
 */
public final class Archives {

  /** What LZMA may ask for; its header could name 4 GiB. */
  private static final int DICTIONARY_KIB = 65_536;

  private Archives() {}

  /** What a member is. Links and devices lead out of an archive and are told apart. */
  public enum Sort {
    FILE,
    FOLDER,
    LINK,
    DEVICE
  }

  /** Is shown each member. */
  public interface Visitor {
    void member(String name, Sort sort, Content content) throws IOException;
  }

  /** The bytes of one member, held in memory. */
  public static Content hold(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(Bounds.PART_IN_MEMORY + 1);
    if (bytes.length > Bounds.PART_IN_MEMORY) {
      throw Uncleanable.tooLarge();
    }
    return Content.of(bytes);
  }

  /** Members of a zip; what is not packed stays where it is. */
  public static void zip(Content archive, Visitor visitor) throws IOException {
    ZipDirectory zip = new ZipDirectory(archive);
    for (ZipDirectory.Entry entry : zip.entries()) {
      if (entry.name().endsWith("/")) {
        visitor.member(entry.name(), Sort.FOLDER, Content.empty());
        continue;
      }
      try (InputStream in = zip.open(entry)) {
        visitor.member(entry.name(), entry.link() ? Sort.LINK : Sort.FILE, hold(in));
      }
    }
  }

  public static void sevenZip(Content archive, Visitor visitor) throws IOException {
    try (SevenZFile file =
        SevenZFile.builder()
            .setSeekableByteChannel(new ContentChannel(archive))
            .setMaxMemoryLimitKiB(DICTIONARY_KIB)
            .get()) {
      int count = 0;
      for (SevenZArchiveEntry e = file.getNextEntry(); e != null; e = file.getNextEntry()) {
        count(++count);
        String name = e.getName() == null ? "" : e.getName();
        if (e.isDirectory()) {
          visitor.member(name, Sort.FOLDER, Content.empty());
        } else if (e.isAntiItem()) {
          visitor.member(name, Sort.DEVICE, Content.empty());
        } else {
          visitor.member(name, Sort.FILE, hold(file.getInputStream(e)));
        }
      }
    } catch (org.apache.commons.compress.PasswordRequiredException e) {
      throw new Uncleanable(Reason.ENCRYPTED);
    } catch (org.apache.commons.compress.MemoryLimitException e) {
      throw Uncleanable.tooLarge();
    }
  }

  public static void rar(Content archive, Visitor visitor) throws IOException {
    try {
      Rar.each(archive, visitor);
    } catch (RarException e) {
      throw Rar.reason(e);
    }
  }

  public static InputStream gunzip(Content packed) throws IOException {
    return bounded(new java.util.zip.GZIPInputStream(packed.stream(), 1 << 13), packed);
  }

  public static InputStream bunzip2(Content packed) throws IOException {
    return bounded(new BZip2CompressorInputStream(packed.stream(), true), packed);
  }

  public static InputStream unxz(Content packed) throws IOException {
    try {
      return bounded(new XZInputStream(packed.stream(), DICTIONARY_KIB), packed);
    } catch (org.tukaani.xz.MemoryLimitException e) {
      throw Uncleanable.tooLarge();
    }
  }

  /** One more member. */
  public static void count(int members) throws IOException {
    if (members > Bounds.ZIP_ENTRIES) {
      throw Uncleanable.tooLarge();
    }
  }

  private static InputStream bounded(InputStream in, Content packed) {
    long byRatio = Math.max(packed.size() * Bounds.RATIO, Bounds.RATIO_SLACK);
    return new Unfolding(in, Math.min(Bounds.UNFOLDED, byRatio));
  }
}
