package org.ecluse.sanitize.detect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.sanitize.io.Archives;
import org.ecluse.sanitize.io.Uncleanable;

/** Archives and packed files; a packed one is looked into, to see whether it holds a TAR. */
final class ArchiveSigns implements Signs {

  private static final int TAR_BLOCK = 512;
  private static final int END = 22;

  @Override
  public MediaKind kind(byte[] head, Content content) throws IOException {
    if (starts(head, 0x1f, 0x8b, 8)) {
      return packed(() -> Archives.gunzip(content), MediaKind.GZIP, MediaKind.TGZ);
    } else if (starts(head, 'B', 'Z', 'h') && head.length > 10 && head[4] == '1') {
      return packed(() -> Archives.bunzip2(content), MediaKind.BZIP2, MediaKind.TBZ2);
    } else if (starts(head, 0xfd, '7', 'z', 'X', 'Z', 0)) {
      return packed(() -> Archives.unxz(content), MediaKind.XZ, MediaKind.TXZ);
    } else if (starts(head, '7', 'z', 0xbc, 0xaf, 0x27, 0x1c)) {
      return MediaKind.SEVENZIP;
    } else if (starts(head, 'R', 'a', 'r', '!', 0x1a, 7)) {
      return MediaKind.RAR;
    } else if (starts(head, 'P', 'K', 7, 8, 'P', 'K', 3, 4) || isLastVolume(content)) {
      return MediaKind.ZIP;
    }
    return isTar(head) ? MediaKind.TAR : MediaKind.UNKNOWN;
  }

  /** Only the end of a zip in several volumes says what it is (APPNOTE.TXT §4.3.16, §8.5). */
  private static boolean isLastVolume(Content content) throws IOException {
    if (content.size() < END) {
      return false;
    }
    byte[] end = new byte[END];
    content.read(content.size() - END, end, 0, END);
    boolean volume = end[4] != 0 && end[4] != (byte) 0xff && end[5] == 0;
    return starts(end, 'P', 'K', 5, 6) && volume && end[20] == 0 && end[21] == 0;
  }

  private interface Opening {
    InputStream open() throws IOException;
  }

  private static MediaKind packed(Opening opening, MediaKind one, MediaKind tar)
      throws IOException {
    try (InputStream in = opening.open()) {
      return isTar(in.readNBytes(TAR_BLOCK)) ? tar : one;
    } catch (Uncleanable e) {
      throw e;
    } catch (IOException e) {
      throw new Uncleanable(Reason.DAMAGED);
    }
  }

  /** The sum of the header's bytes stands in it (POSIX.1-2024, pax, ustar). */
  private static boolean isTar(byte[] head) {
    if (head.length < TAR_BLOCK || head[0] == 0) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < TAR_BLOCK; i++) {
      sum += i >= 148 && i < 156 ? ' ' : head[i] & 0xff;
    }
    String field = new String(head, 148, 8, StandardCharsets.US_ASCII);
    String digits = field.replace('\0', ' ').strip();
    return digits.matches("[0-7]{1,7}") && Integer.parseInt(digits, 8) == sum;
  }

  private static boolean starts(byte[] head, int... with) {
    if (head.length < with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if ((head[i] & 0xff) != with[i]) {
        return false;
      }
    }
    return true;
  }
}
