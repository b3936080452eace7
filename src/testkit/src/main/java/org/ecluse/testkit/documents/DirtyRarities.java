package org.ecluse.testkit.documents;

import static org.ecluse.testkit.documents.DirtyMedia.bytes;
import static org.ecluse.testkit.documents.DirtyMedia.join;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** JPEG XL, icons, Photoshop documents, Windows Media and Flash video with names in them. */
public final class DirtyRarities {

  private DirtyRarities() {}

  /** A coded picture between EXIF, XMP and a private box; its bytes are no real code. */
  public static byte[] jxl() {
    byte[] type = join(bytes("jxl "), new byte[4], bytes("jxl "));
    return join(
        box("JXL ", new byte[] {0x0d, 0x0a, (byte) 0x87, 0x0a}),
        box("ftyp", type),
        box("Exif", join(new byte[4], Exif.block(1, new byte[0]))),
        box("xml ", bytes(DirtyJpeg.xmp())),
        box("jxlc", jxlPicture()),
        box("obsc", bytes(Person.SERIAL)));
  }

  public static byte[] jxlPicture() {
    return new byte[] {(byte) 0xff, 0x0a, 8, 4, (byte) 0x8e, (byte) 0x81, 60, 1, 2, 3, 4, 5};
  }

  private static byte[] box(String type, byte[] body) {
    byte[] size = ByteBuffer.allocate(4).putInt(8 + body.length).array();
    return join(size, bytes(type), body);
  }

  /** Two pictures, a bitmap and a PNG with texts, and something between and behind them. */
  public static byte[] ico() {
    byte[] bitmap = icoBitmap();
    byte[] png = DirtyPng.make(32, 24);
    byte[] between = bytes("drawn by " + Person.NAME);
    ByteBuffer list = ByteBuffer.allocate(38).order(ByteOrder.LITTLE_ENDIAN);
    list.putShort((short) 0).putShort((short) 1).putShort((short) 2);
    entry(list, 1, bitmap.length, 38);
    entry(list, 32, png.length, 38 + bitmap.length + between.length);
    return join(list.array(), bitmap, between, png, bytes(Person.SERIAL));
  }

  /** One pixel of two colours, with its mask. */
  public static byte[] icoBitmap() {
    ByteBuffer bitmap = ByteBuffer.allocate(40 + 8 + 8).order(ByteOrder.LITTLE_ENDIAN);
    bitmap.putInt(40).putInt(1).putInt(2).putShort((short) 1).putShort((short) 1);
    return bitmap.array();
  }

  private static void entry(ByteBuffer list, int side, int size, int at) {
    list.put((byte) side).put((byte) side).putShort((short) 0).putShort((short) 1);
    list.putShort((short) 32).putInt(size).putInt(at);
  }

  /** Two pixels, with a layer section, EXIF, XMP, a preview, and the program that wrote it. */
  public static byte[] psd() {
    ByteBuffer head = ByteBuffer.allocate(26).putInt(0x38425053).putShort((short) 1);
    head.position(12);
    head.putShort((short) 3).putInt(1).putInt(2).putShort((short) 8).putShort((short) 3);
    byte[] resources =
        join(
            resource(1005, new byte[] {0, 72, 0, 0, 0, 1, 0, 1, 0, 72, 0, 0, 0, 1, 0, 1}),
            resource(1058, Exif.block(1, new byte[0])),
            resource(1060, bytes(DirtyJpeg.xmp())),
            resource(1036, Pixels.jpeg(Pixels.image(8, 8, 3), false)),
            resource(1057, join(new byte[] {0, 0, 0, 1, 1}, bytes(Person.SOFTWARE))));
    byte[] layers = bytes("layer of " + Person.NAME);
    return join(
        head.array(), new byte[4], sized(resources), sized(layers), psdPicture(), bytes("tail"));
  }

  public static byte[] psdPicture() {
    return new byte[] {0, 0, 1, 2, 3, 4, 5, 6};
  }

  private static byte[] resource(int id, byte[] data) {
    byte[] head = ByteBuffer.allocate(8).putInt(0x3842494d).putShort((short) id).array();
    return join(head, sized(data), new byte[data.length & 1]);
  }

  private static byte[] sized(byte[] data) {
    return join(ByteBuffer.allocate(4).putInt(data.length).array(), data);
  }

  /** An identifier, a date, an author, a genre of one's own, a named stream, and packets. */
  public static byte[] wmv() {
    byte[] stream = wide(Person.PLACE);
    ByteBuffer named = ByteBuffer.allocate(68 + stream.length).order(ByteOrder.LITTLE_ENDIAN);
    named.putShort(60, (short) 1).putShort(66, (short) stream.length).position(68).put(stream);
    return wmv(
        join(
            object("cba5e61472c632438399a96952065b5a", named.array()),
            object("941c23449894d149a1411d134e457054", wide(Person.SERIAL))));
  }

  /** As some programs write it: the extension of its header is empty. */
  public static byte[] wmvWithoutExtension() {
    return wmv(new byte[0]);
  }

  private static byte[] wmv(byte[] inner) {
    byte[] properties = new byte[80];
    ByteBuffer fields = ByteBuffer.wrap(properties).order(ByteOrder.LITTLE_ENDIAN);
    fields.putLong(0x55120934L).putLong(7).putLong(0).putLong(132_000_000_000_000_000L);
    byte[] name = wide(Person.NAME);
    ByteBuffer author = ByteBuffer.allocate(10 + name.length).order(ByteOrder.LITTLE_ENDIAN);
    author.putShort(2, (short) name.length).position(10).put(name);
    byte[] size =
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(inner.length).array();
    byte[] header =
        join(
            new byte[] {4, 0, 0, 0, 1, 2},
            object("a1dcab8c47a9cf118ee400c00c205365", properties),
            object("3326b2758e66cf11a6d900aa0062ce6c", author.array()),
            object("9107dcb7b7a9cf118ee600c00c205365", new byte[54]),
            object("b503bf5f2ea9cf118ee300c00c205365", join(new byte[18], size, inner)));
    byte[] data = join(new byte[] {9, 8, 7}, new byte[13], new byte[10], wmvPackets());
    return join(
        object("3026b2758e66cf11a6d900aa0062ce6c", header),
        object("3626b2758e66cf11a6d900aa0062ce6c", data),
        object("d329e2d6da35d111903400a0c90349be", wide(Person.COMPANY)));
  }

  public static byte[] wmvPackets() {
    return bytes("packets of sound and pictures");
  }

  private static byte[] wide(String text) {
    return text.getBytes(StandardCharsets.UTF_16LE);
  }

  private static byte[] object(String id, byte[] body) {
    ByteBuffer head = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    return join(head.put(HexFormat.of().parseHex(id)).putLong(24 + body.length).array(), body);
  }

  /** A tag of data with a creator, one of sound, and something behind the end. */
  public static byte[] flv() {
    byte[] name = bytes("onMetaData");
    byte[] creator = bytes(Person.NAME);
    byte[] data =
        join(
            new byte[] {2, 0, (byte) name.length},
            name,
            new byte[] {2, 0, (byte) creator.length},
            creator);
    return join(
        new byte[] {'F', 'L', 'V', 1, 4, 0, 0, 0, 9, 0, 0, 0, 0},
        tag(18, data),
        tag(8, flvSound()),
        bytes("tail"));
  }

  public static byte[] flvSound() {
    return new byte[] {0x2f, 1, 2, 3, 4, 5, 6, 7};
  }

  private static byte[] tag(int type, byte[] body) {
    ByteBuffer head = ByteBuffer.allocate(11).putInt(type << 24 | body.length);
    return join(head.array(), body, ByteBuffer.allocate(4).putInt(11 + body.length).array());
  }
}
