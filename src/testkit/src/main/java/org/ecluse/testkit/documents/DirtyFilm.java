package org.ecluse.testkit.documents;

import static org.ecluse.testkit.documents.DirtyMedia.bytes;
import static org.ecluse.testkit.documents.DirtyMedia.join;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Films, as a phone and a screen recorder would write them. */
public final class DirtyFilm {

  private static final int CHUNKS = 3;
  private static final int CHUNK = 50;

  private DirtyFilm() {}

  /** The samples of one track, in the order of the file. */
  public static byte[] samples(int seed) {
    byte[] samples = new byte[CHUNKS * CHUNK];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (i * seed + 3);
    }
    return samples;
  }

  /** QuickTime: sound, a track of positions between its chunks, user data with place and maker. */
  public static byte[] mov() {
    byte[] type = box("ftyp", bytes("qt  "), number(0x20050300), bytes("qt  "));
    byte[] sound = samples(7);
    byte[] places =
        bytes(("+48.8577+002.2950/" + Person.PLACE + " ".repeat(CHUNK)).substring(0, CHUNK));
    byte[] data = new byte[0];
    for (int i = 0; i < CHUNKS; i++) {
      data = join(data, java.util.Arrays.copyOfRange(sound, i * CHUNK, (i + 1) * CHUNK), places);
    }
    byte[] mdat = box("mdat", data, bytes("deleted scene of " + Person.NAME));
    int start = type.length + 8;
    byte[] movie =
        box(
            "moov",
            box(
                "mvhd",
                number(0),
                number(0xe1234567),
                number(0xe1234567),
                number(8000),
                number(150),
                new byte[80]),
            track(1, "soun", "Core Media Audio", "sowt", start),
            track(2, "meta", "Core Media Metadata", "mebx", start + CHUNK),
            box(
                "udta",
                box("\u00a9xyz", text("+48.8577+002.2950/")),
                box("\u00a9mak", text(Person.CAMERA)),
                box("\u00a9mod", text(Person.MODEL)),
                box("\u00a9ART", text(Person.NAME)),
                box("\u00a9swr", text(Person.SOFTWARE))),
            box("free", bytes(Person.SERIAL)));
    return join(type, mdat, movie, box("uuid", new byte[16], bytes(DirtyJpeg.xmp())));
  }

  private static byte[] track(int id, String handler, String name, String coding, int first) {
    byte[] times = join(number(0), number(0xe1234567), number(0xe1234567));
    byte[] head = box("tkhd", times, number(id), new byte[68]);
    byte[] sample =
        box(
            coding,
            new byte[6],
            new byte[] {0, 1},
            new byte[4],
            bytes("OBSC"),
            new byte[] {0, 1, 0, 8, 0, 0, 0, 0},
            number(8000 << 16));
    byte[] offsets = join(number(0), number(CHUNKS));
    for (int i = 0; i < CHUNKS; i++) {
      offsets = join(offsets, number(first + 2 * CHUNK * i));
    }
    byte[] table =
        box(
            "stbl",
            box("stsd", number(0), number(1), sample),
            box("stts", number(0), number(1), number(CHUNKS), number(CHUNK)),
            box("stsc", number(0), number(1), number(1), number(1), number(1)),
            box("stsz", number(0), number(CHUNK), number(CHUNKS)),
            box("stco", offsets));
    byte[] source = box("dref", number(0), number(1), box("alis", number(0), bytes(Person.PATH)));
    byte[] media =
        box(
            "mdia",
            box("mdhd", times, number(8000), number(150), new byte[] {0x15, (byte) 0xc7, 0, 0}),
            box(
                "hdlr",
                number(0),
                bytes("mhlr"),
                bytes(handler),
                bytes("appl"),
                new byte[8],
                text(name)),
            box("minf", box("smhd", new byte[8]), box("dinf", source), table));
    return box("trak", head, media);
  }

  /** Matroska: a title, programs, a date, tags, an attachment, a filler, a track of data. */
  public static byte[] mkv() {
    byte[] head = element("1a45dfa3", element("4282", bytes("matroska")));
    byte[] info =
        element(
            "1549a966",
            element("2ad7b1", new byte[] {0xf, 0x42, 0x40}),
            element("7ba9", bytes("Lanterns")),
            element("4d80", bytes(Person.SOFTWARE)),
            element("5741", bytes(Person.SOFTWARE)),
            element("4461", new byte[8]),
            element("73a4", bytes("0123456789abcdef")));
    byte[] tracks = element("1654ae6b", track(1, 2, "A_PCM/INT/LIT"), track(2, 33, "D_METADATA"));
    byte[] cluster =
        element(
            "1f43b675",
            element("e7", new byte[1]),
            block(1, samples(7)),
            block(2, bytes("+48.8577 " + Person.PLACE)));
    byte[] tags =
        element(
            "1254c367",
            element(
                "7373",
                element(
                    "67c8",
                    element("45a3", bytes("ARTIST")),
                    element("4487", bytes(Person.NAME)))));
    byte[] attachment =
        element("1941a469", element("61a7", element("466e", bytes(Person.REVIEWER))));
    byte[] filler = element("ec", bytes(Person.SERIAL));
    return join(head, element("18538067", info, tracks, cluster, tags, attachment, filler));
  }

  private static byte[] block(int track, byte[] samples) {
    return element("a3", join(new byte[] {(byte) (0x80 | track), 0, 0, 0}, samples));
  }

  private static byte[] track(int number, int type, String coding) {
    return element(
        "ae",
        element("d7", new byte[] {(byte) number}),
        element("73c5", bytes(Person.SERIAL.substring(0, 8))),
        element("83", new byte[] {(byte) type}),
        element("536e", bytes("microphone of " + Person.NAME)),
        element("22b59c", bytes("fre")),
        element("86", bytes(coding)));
  }

  private static byte[] element(String id, byte[]... parts) {
    byte[] body = join(parts);
    byte[] size = ByteBuffer.allocate(4).putInt(0x10000000 | body.length).array();
    return join(HexFormat.of().parseHex(id), size, body);
  }

  /** AVI: a date, a program, a filler with something in it, a stream of positions. */
  public static byte[] avi() {
    byte[] streams =
        join(
            list(
                "strl",
                chunk("strh", stream("auds")),
                chunk("strf", new byte[16]),
                chunk("strn", bytes(Person.MODEL))),
            list("strl", chunk("strh", stream("txts")), chunk("strf", bytes(Person.PLACE))));
    byte[] header =
        list(
            "hdrl",
            chunk("avih", new byte[56]),
            streams,
            chunk("IDIT", bytes("Sat Mar 14 15:09:26 2026")));
    byte[] info =
        list("INFO", chunk("ISFT", bytes(Person.SOFTWARE)), chunk("IART", bytes(Person.NAME)));
    byte[] film =
        list("movi", chunk("00wb", samples(7)), chunk("01tx", bytes("+48.8577 " + Person.PLACE)));
    byte[] body = join(bytes("AVI "), header, info, chunk("JUNK", bytes(Person.SERIAL)), film);
    return join(DirtyMedia.chunk("RIFF", body, false), bytes("left by " + Person.NAME));
  }

  private static byte[] stream(String type) {
    return join(bytes(type), new byte[10], new byte[] {12, 4}, new byte[40]);
  }

  private static byte[] list(String form, byte[]... parts) {
    return chunk("LIST", join(bytes(form), join(parts)));
  }

  private static byte[] chunk(String name, byte[] body) {
    return DirtyMedia.chunk(name, body, false);
  }

  private static byte[] text(String text) {
    return join(bytes(text), new byte[1]);
  }

  static byte[] number(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  static byte[] box(String type, byte[]... parts) {
    byte[] body = join(parts);
    return join(number(body.length + 8), bytes(type), body);
  }
}
