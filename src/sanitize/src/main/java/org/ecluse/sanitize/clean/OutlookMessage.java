package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.ecluse.sanitize.io.CompoundFile;

/**
 * The properties of one storage of an Outlook message ([MS-OXMSG]): of the message itself, of a
 * recipient, of an attachment, or of a message that is attached.
 */
final class OutlookMessage {

  private static final int TEXT = 0x001e;
  private static final int UNICODE = 0x001f;
  private static final int BINARY = 0x0102;
  private static final int CODE_PAGE = 0x3ffd;
  private static final String PROPERTIES = "__properties_version1.0";

  private final CompoundFile file;
  private final String folder;
  private final Charset charset;

  private OutlookMessage(CompoundFile file, String folder, Charset charset) {
    this.file = file;
    this.folder = folder;
    this.charset = charset;
  }

  static OutlookMessage of(CompoundFile file) throws IOException {
    OutlookMessage top = new OutlookMessage(file, "", StandardCharsets.ISO_8859_1);
    return new OutlookMessage(file, "", charset(top.number(CODE_PAGE)));
  }

  private static Charset charset(OptionalLong page) {
    try {
      return Charset.forName("windows-" + page.orElse(1252));
    } catch (UnsupportedCharsetException | IllegalCharsetNameException e) {
      return Charset.forName("windows-1252");
    }
  }

  /** The storages of a sort within this one, in their order. */
  List<OutlookMessage> inside(String sort) {
    return file.streams().stream()
        .map(CompoundFile.Entry::path)
        .filter(
            path -> path.regionMatches(true, 0, folder + sort, 0, folder.length() + sort.length()))
        .map(path -> path.substring(0, path.indexOf('/', folder.length()) + 1))
        .filter(path -> !path.isEmpty())
        .distinct()
        .sorted()
        .map(path -> new OutlookMessage(file, path, charset))
        .toList();
  }

  List<OutlookMessage> recipients() {
    return inside("__recip_version1.0_#");
  }

  List<OutlookMessage> attachments() {
    return inside("__attach_version1.0_#");
  }

  /** The message that this attachment is. */
  Optional<OutlookMessage> attached() {
    return inside("__substg1.0_3701000D").stream().findFirst();
  }

  /** A text, without the zero some programs write behind it; empty if there is none. */
  String text(int id) throws IOException {
    Optional<byte[]> unicode = bytes(id, UNICODE);
    String text =
        unicode.isPresent()
            ? new String(unicode.get(), StandardCharsets.UTF_16LE)
            : new String(bytes(id, TEXT).orElse(new byte[0]), charset);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  Optional<byte[]> binary(int id) throws IOException {
    return bytes(id, BINARY);
  }

  private Optional<byte[]> bytes(int id, int type) throws IOException {
    String name = String.format(Locale.ROOT, "%s__substg1.0_%04X%04X", folder, id, type);
    Optional<CompoundFile.Entry> entry = file.stream(name);
    return entry.isEmpty() ? Optional.empty() : Optional.of(file.bytes(entry.get()));
  }

  /** A number or a time of the list of properties (§2.4): 16 bytes each, behind a head. */
  OptionalLong number(int id) throws IOException {
    Optional<CompoundFile.Entry> entry = file.stream(folder + PROPERTIES);
    if (entry.isEmpty()) {
      return OptionalLong.empty();
    }
    ByteBuffer list = ByteBuffer.wrap(file.bytes(entry.get())).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = list.limit() % 16; at + 16 <= list.limit(); at += 16) {
      if ((list.getShort(at + 2) & 0xffff) == id && list.getShort(at) != 0) {
        boolean isLong = list.getShort(at) == 3;
        return OptionalLong.of(isLong ? list.getInt(at + 8) : list.getLong(at + 8));
      }
    }
    return OptionalLong.empty();
  }
}
