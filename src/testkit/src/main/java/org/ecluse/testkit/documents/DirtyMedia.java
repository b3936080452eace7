package org.ecluse.testkit.documents;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Sound in its containers, with the traces that recorders and music programs leave. */
public final class DirtyMedia {

  private static final int SAMPLES = 800;

  private DirtyMedia() {}

  /** Samples of a tone, the same every time. */
  public static byte[] tone() {
    ByteBuffer tone = ByteBuffer.allocate(SAMPLES * 2).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < SAMPLES; i++) {
      tone.putShort((short) (8000 * Math.sin(i * 0.2)));
    }
    return tone.array();
  }

  /** WAV with a broadcast chunk, texts, iXML, a filler and something behind the end. */
  public static byte[] wav() {
    byte[] format =
        ByteBuffer.allocate(16)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putShort((short) 1)
            .putShort((short) 1)
            .putInt(8000)
            .putInt(16000)
            .putShort((short) 2)
            .putShort((short) 16)
            .array();
    byte[] bext = new byte[602];
    put(bext, 0, "seen by " + Person.NAME);
    put(bext, 256, Person.MODEL);
    put(bext, 288, Person.SERIAL);
    put(bext, 320, "2026-03-14");
    byte[] info =
        join(
            bytes("INFO"),
            chunk("IART", bytes(Person.NAME + "\0"), false),
            chunk("ISFT", bytes(Person.SOFTWARE + "\0"), false));
    byte[] body =
        join(
            bytes("WAVE"),
            chunk("JUNK", bytes(Person.REVIEWER), false),
            chunk("bext", bext, false),
            chunk("fmt ", format, false),
            chunk("data", tone(), false),
            chunk("LIST", info, false),
            chunk("iXML", bytes("<PLACE>" + Person.PLACE), false));
    return join(chunk("RIFF", body, false), bytes("left by " + Person.NAME));
  }

  /** AIFF with a name, an author, a remark and ID3. */
  public static byte[] aiff() {
    ByteBuffer common = ByteBuffer.allocate(18).putShort((short) 1).putInt(SAMPLES);
    common.putShort((short) 16).putShort((short) 0x400b).putLong(0xfa00000000000000L);
    byte[] body =
        join(
            bytes("AIFF"),
            chunk("COMM", common.array(), true),
            chunk("NAME", bytes("Lanterns"), true),
            chunk("AUTH", bytes(Person.NAME), true),
            chunk("ANNO", bytes("in " + Person.PLACE), true),
            chunk("SSND", join(new byte[8], tone()), true),
            chunk("ID3 ", id3(), true));
    return chunk("FORM", body, true);
  }

  /** MPEG audio: ID3v2, a describing frame by an encoder, frames, garbage, APE, Lyrics3, ID3v1. */
  public static byte[] mp3() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(id3());
    byte[] info = frame(0);
    put(info, 4 + 32, "Info");
    ByteBuffer.wrap(info).putInt(4 + 32 + 4, 1).putInt(4 + 32 + 8, 20);
    put(info, 4 + 32 + 12, "LAME3.100");
    put(info, 4 + 32 + 12 + 21, "$\u0005@");
    out.writeBytes(info);
    out.writeBytes(mp3Frames());
    byte[] ape = bytes("Artist\0" + Person.NAME);
    ByteBuffer footer =
        ByteBuffer.allocate(32)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(bytes("APETAGEX"))
            .putInt(2000)
            .putInt(ape.length + 32);
    out.writeBytes(ape);
    out.writeBytes(footer.putInt(1).array());
    byte[] v1 = new byte[128];
    put(v1, 0, "TAG");
    put(v1, 33, Person.NAME);
    out.writeBytes(v1);
    return out.toByteArray();
  }

  /** The sound of {@link #mp3}. */
  public static byte[] mp3Frames() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 1; i <= 20; i++) {
      out.writeBytes(frame(i));
    }
    return out.toByteArray();
  }

  /** A frame of layer 3 at 128 kbit/s and 44,100 Hz. */
  private static byte[] frame(int seed) {
    byte[] frame = new byte[417];
    ByteBuffer.wrap(frame).putInt(0xfffb9000);
    for (int i = 40; i < frame.length && seed > 0; i++) {
      frame[i] = (byte) (seed * i % 251);
    }
    return frame;
  }

  private static byte[] id3() {
    byte[] frames =
        join(
            text("TPE1", Person.NAME),
            text("TSSE", Person.SOFTWARE),
            text("TDRC", Person.DATE),
            text("COMM", "at " + Person.PLACE));
    return join(
        bytes("ID3"),
        new byte[] {3, 0, 0},
        new byte[] {0, 0, (byte) (frames.length >> 7), (byte) (frames.length & 0x7f)},
        frames);
  }

  private static byte[] text(String name, String text) {
    byte[] size = ByteBuffer.allocate(6).putInt(text.length() + 1).array();
    return join(bytes(name), size, new byte[1], bytes(text));
  }

  /** FLAC without frames: comments, a picture, a cue sheet, application data, padding, ID3v1. */
  public static byte[] flac() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(bytes("fLaC"));
    byte[] info = new byte[34];
    ByteBuffer.wrap(info).putShort((short) 4096).putShort((short) 4096);
    ByteBuffer.wrap(info).putLong(10, 0x0ac440f000000000L);
    block(out, 0, info);
    block(out, 4, comments());
    block(out, 2, bytes("riff" + Person.SERIAL));
    block(out, 6, bytes("picture of " + Person.REVIEWER));
    block(out, 0x81, bytes(Person.PLACE));
    byte[] v1 = new byte[128];
    put(v1, 0, "TAG");
    put(v1, 33, Person.NAME);
    out.writeBytes(v1);
    return out.toByteArray();
  }

  private static void block(ByteArrayOutputStream out, int type, byte[] body) {
    out.writeBytes(ByteBuffer.allocate(4).putInt(type << 24 | body.length).array());
    out.writeBytes(body);
  }

  /** Vorbis comments: a vendor, an artist, a place. */
  private static byte[] comments() {
    byte[] vendor = bytes(Person.SOFTWARE);
    byte[] artist = bytes("ARTIST=" + Person.NAME);
    byte[] place = bytes("LOCATION=" + Person.PLACE);
    ByteBuffer out =
        ByteBuffer.allocate(16 + vendor.length + artist.length + place.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(vendor.length).put(vendor).putInt(2).putInt(artist.length).put(artist);
    return out.putInt(place.length).put(place).array();
  }

  /** Opus in Ogg: comments of somebody, a random serial number, bytes between pages. */
  public static byte[] opus() {
    byte[] head =
        join(
            bytes("OpusHead"),
            new byte[] {1, 1, 56, 1, (byte) 0x80, (byte) 0xbb, 0, 0},
            new byte[3]);
    return join(
        page(2, 0, 0, head),
        page(0, 1, 0, join(bytes("OpusTags"), comments())),
        bytes("between: " + Person.SERIAL),
        page(4, 2, 960, opusPacket()));
  }

  /** The packet of sound in {@link #opus}. */
  public static byte[] opusPacket() {
    byte[] packet = new byte[120];
    for (int i = 0; i < packet.length; i++) {
      packet[i] = (byte) (i == 0 ? 0xfc : i * 7);
    }
    return packet;
  }

  private static byte[] page(int flags, int sequence, long granule, byte[] packet) {
    ByteBuffer page =
        ByteBuffer.allocate(28 + packet.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(bytes("OggS"))
            .put((byte) 0)
            .put((byte) flags);
    page.putLong(granule).putInt(0x5eaf00d5).putInt(sequence).putInt(0).put((byte) 1);
    byte[] bytes = page.put((byte) packet.length).put(packet).array();
    int crc = 0;
    for (byte b : bytes) {
      crc ^= b << 24;
      for (int bit = 0; bit < 8; bit++) {
        crc = crc < 0 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
      }
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(22, crc).array();
  }

  static byte[] chunk(String name, byte[] body, boolean big) {
    ByteBuffer chunk = ByteBuffer.allocate(8 + body.length + (body.length & 1));
    chunk.order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    return chunk.put(bytes(name)).putInt(body.length).put(body).array();
  }

  static void put(byte[] into, int at, String text) {
    System.arraycopy(bytes(text), 0, into, at, text.length());
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
