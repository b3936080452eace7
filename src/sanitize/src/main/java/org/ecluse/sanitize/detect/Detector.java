package org.ecluse.sanitize.detect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;
import org.apache.tika.mime.MimeTypesFactory;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.io.Uncleanable;
import org.ecluse.sanitize.io.ZipDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Names the kind of a file, never by its name. The first bytes decide where they are clear; Tika's
 * patterns are built only on doubt, since building them costs more than cleaning a photo.
 */
public final class Detector {

  private static final int HEAD = 4096;

  /** The surest first: text, which has no signature, belongs at the end. */
  private static final List<Signs> FAMILIES =
      List.of(
          new CompoundSigns(),
          new MediaSigns(),
          new DrawingSigns(),
          new ArchiveSigns(),
          new CardSigns(),
          new MailSigns(),
          new HtmlSigns(),
          new FlatSigns(),
          new TextSigns());

  private static final int PDF_START = 1024;
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private @Nullable MimeTypes types;

  /**
   * The kind, UNKNOWN included.
   *
   * @throws Uncleanable if the file needs a password, or is a damaged file of a known kind
   */
  public MediaKind detect(Content content) throws IOException {
    byte[] head = new byte[(int) Math.min(HEAD, content.size())];
    content.read(0, head, 0, head.length);
    if (starts(head, 0xff, 0xd8, 0xff)) {
      return MediaKind.JPEG;
    }
    if (starts(head, PNG)) {
      return MediaKind.PNG;
    }
    if (starts(head, '%', 'P', 'D', 'F', '-')) {
      return MediaKind.PDF;
    }
    if (starts(head, '{', '\\', 'r', 't', 'f')) {
      return MediaKind.RTF;
    }
    if (starts(head, 'P', 'K', 3, 4)) {
      return PackageKind.of(new ZipDirectory(content));
    }
    if (isOpenPgp(head)) {
      return MediaKind.OPENPGP;
    }
    for (Signs signs : FAMILIES) {
      MediaKind kind = signs.kind(head, content);
      if (kind != MediaKind.UNKNOWN) {
        return kind;
      }
    }
    int pdf = indexOf(head, "%PDF-".getBytes(StandardCharsets.US_ASCII), PDF_START);
    return pdf > 0 && isPdf(head) ? MediaKind.PDF : MediaKind.UNKNOWN;
  }

  /** A PDF header behind something else: many readers accept it, but a mail may just quote one. */
  private boolean isPdf(byte[] head) throws IOException {
    MimeTypes known = types();
    Metadata none = new Metadata();
    String type = known.detect(new java.io.ByteArrayInputStream(head), none).toString();
    return type.equals("application/pdf")
        || type.equals("text/plain")
        || type.equals("application/octet-stream");
  }

  private MimeTypes types() throws IOException {
    MimeTypes known = types;
    if (known == null) {
      try (InputStream in = Detector.class.getResourceAsStream("types.xml")) {
        if (in == null) {
          throw new IllegalStateException("types.xml is not in the jar");
        }
        known = MimeTypesFactory.create(in);
      } catch (MimeTypeException e) {
        throw new IllegalStateException("types.xml cannot be read", e);
      }
      types = known;
    }
    return known;
  }

  /** Armour, or a session key packet of a known version first (RFC 9580 §5.1, §5.3, §10.3). */
  private static boolean isOpenPgp(byte[] head) {
    String start = new String(head, 0, Math.min(64, head.length), StandardCharsets.US_ASCII);
    if (start.startsWith("-----BEGIN PGP MESSAGE-----")) {
      return true;
    }
    if (head.length < 12) {
      return false;
    }
    int first = head[0] & 0xff;
    boolean old = (first & 0xc0) == 0x80;
    int tag = old ? (first >> 2) & 0xf : first & 0x3f;
    int lengths =
        old ? 1 << (first & 3) : (head[1] & 0xff) < 192 ? 1 : (head[1] & 0xff) < 224 ? 2 : 5;
    if ((first & 0x80) == 0 || (old && (first & 3) == 3) || (tag != 1 && tag != 3)) {
      return false;
    }
    int version = head[1 + lengths] & 0xff;
    return tag == 1 ? version == 3 || version == 6 : version >= 4 && version <= 6;
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

  private static boolean starts(byte[] head, byte[] with) {
    return head.length >= with.length && Arrays.equals(head, 0, with.length, with, 0, with.length);
  }

  private static int indexOf(byte[] in, byte[] what, int before) {
    for (int i = 0; i + what.length <= in.length && i < before; i++) {
      if (Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
        return i;
      }
    }
    return -1;
  }
}
