package org.ecluse.testkit.documents;

import static org.ecluse.testkit.documents.DirtyFilm.box;
import static org.ecluse.testkit.documents.DirtyFilm.number;
import static org.ecluse.testkit.documents.DirtyMedia.bytes;
import static org.ecluse.testkit.documents.DirtyMedia.chunk;
import static org.ecluse.testkit.documents.DirtyMedia.join;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures other than JPEG and PNG, with the traces that cameras and programs leave in them. */
public final class DirtyPictures {

  private static final int GIF_HEAD = 13;

  private DirtyPictures() {}

  /** A picture as the JDK writes it in that format, bare. */
  public static byte[] bare(String format, int width, int height) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(Pixels.image(width, height, 9), format, out)) {
        throw new IllegalStateException(format);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  /** GIF: a comment, application data, text that nobody shows, and something behind the end. */
  public static byte[] gif() {
    byte[] bare = bare("gif", 24, 16);
    int start = GIF_HEAD + ((bare[10] & 0x80) == 0 ? 0 : 3 << ((bare[10] & 7) + 1));
    byte[] loop =
        join(new byte[] {0x21, (byte) 0xff, 11}, bytes("NETSCAPE2.0"), new byte[] {3, 1, 0, 0, 0});
    return join(
        Arrays.copyOf(bare, start),
        loop,
        extension(0xfe, Person.NAME),
        join(
            new byte[] {0x21, (byte) 0xff, 11},
            bytes("XMP DataXMP"),
            bytes("\u0010" + Person.PLACE.substring(0, 16)),
            new byte[1]),
        extension(0x01, Person.REVIEWER),
        Arrays.copyOfRange(bare, start, bare.length),
        bytes("left by " + Person.NAME));
  }

  private static byte[] extension(int label, String text) {
    return join(new byte[] {0x21, (byte) label, (byte) text.length()}, bytes(text), new byte[1]);
  }

  /** WebP: EXIF with a turn, XMP, a private chunk, and something behind the end. */
  public static byte[] webp() {
    byte[] lossless = webpPicture();
    byte[] canvas = {0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    byte[] body =
        join(
            bytes("WEBP"),
            chunk("VP8X", canvas, false),
            lossless,
            chunk("EXIF", Exif.block(6, new byte[0]), false),
            chunk("XMP ", bytes(DirtyJpeg.xmp()), false),
            chunk("obsc", bytes(Person.SERIAL), false));
    return join(chunk("RIFF", body, false), bytes("left by " + Person.NAME));
  }

  /** One pixel, coded without loss (RFC 9649 §3), with the head of its chunk. */
  public static byte[] webpPicture() {
    return chunk(
        "VP8L",
        new byte[] {
          0x2f,
          0,
          0,
          0,
          0,
          7,
          0x10,
          (byte) 0xfd,
          (byte) 0x8f,
          (byte) 0xfe,
          7,
          0x22,
          (byte) 0xa2,
          (byte) 0xff,
          1,
          0
        },
        false);
  }

  /** TIFF: maker, person, place, XMP, and bytes that no tag names. */
  public static byte[] tiff() {
    byte[] exif = Exif.block(6, new byte[0]);
    byte[] pixels = tiffPixels();
    ByteBuffer in = ByteBuffer.wrap(exif).order(ByteOrder.LITTLE_ENDIAN);
    int count = in.getShort(8);
    int extra = 9;
    int table = exif.length;
    int at = table + 2 + 12 * (count + extra) + 4;
    byte[] xmp = bytes(DirtyJpeg.xmp());
    ByteBuffer directory =
        ByteBuffer.allocate(at - table)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putShort((short) (count + extra));
    int[][] picture = {
      {256, 16}, {257, 8}, {258, 8}, {259, 1}, {262, 1}, {273, at}, {278, 8}, {279, pixels.length}
    };
    int next = 0;
    for (int i = 0; i < count; i++) {
      int tag = in.getShort(10 + 12 * i) & 0xffff;
      while (next < picture.length && picture[next][0] < tag) {
        entry(directory, picture[next][0], picture[next++][1]);
      }
      directory.put(exif, 10 + 12 * i, 12);
    }
    while (next < picture.length) {
      entry(directory, picture[next][0], picture[next++][1]);
    }
    directory
        .putShort((short) 700)
        .putShort((short) 1)
        .putInt(xmp.length)
        .putInt(at + pixels.length);
    byte[] whole =
        join(exif, directory.putInt(0).array(), pixels, xmp, bytes("left by " + Person.NAME));
    ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putInt(4, table);
    return whole;
  }

  /** The strip of {@link #tiff}: 16 by 8 grey pixels. */
  public static byte[] tiffPixels() {
    byte[] pixels = new byte[128];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i * 5);
    }
    return pixels;
  }

  private static void entry(ByteBuffer directory, int tag, int value) {
    directory.putShort((short) tag).putShort((short) 4).putInt(1).putInt(value);
  }

  /** BMP with a gap before its pixels and something behind them. */
  public static byte[] bmp() {
    byte[] bare = bare("bmp", 24, 16);
    byte[] gap = bytes(Person.SERIAL);
    byte[] whole =
        join(
            Arrays.copyOf(bare, 54),
            gap,
            Arrays.copyOfRange(bare, 54, bare.length),
            bytes("left by " + Person.NAME));
    ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putInt(10, 54 + gap.length);
    return whole;
  }

  /** HEIC of one coded picture with EXIF, XMP, a name, and bytes of no item. */
  public static byte[] heic() {
    byte[] exif = join(number(6), bytes("Exif\0\0"), Exif.block(6, new byte[0]));
    byte[] xmp = bytes(DirtyJpeg.xmp());
    byte[] coded = heicPicture();
    byte[] type = box("ftyp", bytes("heic"), number(0), bytes("mif1heic"));
    byte[] first = meta(0, 0, 0, coded.length, exif.length, xmp.length);
    int at = type.length + first.length + 8;
    byte[] meta =
        meta(
            at,
            at + coded.length,
            at + coded.length + exif.length,
            coded.length,
            exif.length,
            xmp.length);
    return join(type, meta, box("mdat", coded, exif, xmp, bytes("left by " + Person.NAME)));
  }

  /** The coded picture of {@link #heic}: no decoder would take it, no cleaner looks inside. */
  public static byte[] heicPicture() {
    byte[] coded = new byte[200];
    for (int i = 0; i < coded.length; i++) {
      coded[i] = (byte) (i * 11 + 1);
    }
    return coded;
  }

  private static byte[] meta(int a, int b, int c, int sizeA, int sizeB, int sizeC) {
    byte[] places =
        join(
            number(0),
            new byte[] {0x44, 0, 0, 3},
            place(1, a, sizeA),
            place(2, b, sizeB),
            place(3, c, sizeC));
    byte[] items =
        join(
            number(0),
            new byte[] {0, 3},
            item(1, "hvc1", Person.NAME),
            item(2, "Exif", ""),
            item(3, "mime", "\0application/rdf+xml"));
    byte[] properties =
        box(
            "iprp",
            box(
                "ipco",
                box("ispe", number(0), number(24), number(16)),
                box("irot", new byte[] {1}),
                box("udes", bytes(Person.PLACE))),
            box("ipma", number(0), number(1), new byte[] {0, 1, 3, (byte) 0x81, (byte) 0x82, 3}));
    return box(
        "meta",
        number(0),
        box(
            "hdlr",
            number(0),
            number(0),
            bytes("pict"),
            new byte[12],
            bytes(Person.SOFTWARE + "\0")),
        box("pitm", number(0), new byte[] {0, 1}),
        box("iloc", places),
        box("iinf", items),
        box("iref", number(0), box("cdsc", new byte[] {0, 2, 0, 1, 0, 1})),
        properties);
  }

  private static byte[] place(int item, int at, int size) {
    return join(new byte[] {0, (byte) item, 0, 0, 0, 1}, number(at), number(size));
  }

  private static byte[] item(int item, String type, String name) {
    return box(
        "infe",
        number(0x02000000),
        new byte[] {0, (byte) item, 0, 0},
        bytes(type),
        bytes(name + "\0"));
  }

  /**
   * A drawing with an editor's data, a title, a script, a photo inside and links to the outside.
   */
  public static byte[] svg() {
    String photo = Base64.getEncoder().encodeToString(DirtyJpeg.make(16, 12, false));
    return """
        <?xml version="1.0"?>
        <!-- drawn by %1$s -->
        <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
        <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
          xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" width="40" height="30"
          inkscape:export-filename="%2$s" id="%3$s">
        <metadata><x:creator xmlns:x="http://purl.org/dc/elements/1.1/">%1$s</x:creator></metadata>
        <title>%4$s</title><script>send('%3$s')</script>
        <defs><linearGradient id="slope"><stop offset="0" stop-color="red"/></linearGradient></defs>
        <rect width="40" height="30" fill="url(#slope)" onclick="go()" style="-inkscape-note:%5$s;stroke:red"/>
        <image width="16" height="12" xlink:href="data:image/jpeg;base64,%6$s"/>
        <image width="16" height="12" xlink:href="http://example.org/seen.png"/>
        <text x="2" y="20">The lantern hall</text></svg>"""
        .formatted(Person.NAME, Person.PATH, Person.SERIAL, Person.PLACE, Person.COMPANY, photo)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The samples of a picture that the JDK can read. */
  public static int[] samples(byte[] picture) throws IOException {
    var image = ImageIO.read(new ByteArrayInputStream(picture));
    if (image == null) {
      throw new IOException("no picture");
    }
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }
}
