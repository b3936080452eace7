package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.Reason;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * How samples are coded (ISO/IEC 14496-12 §8.5.2, QuickTime File Format, "sample description"):
 * numbers and the decoder's own settings stay; maker, compressor's name and unknown boxes go.
 */
final class SampleEntries {

  private static final int VIDEO = 78;
  private static final int SOUND = 28;

  private static final Set<String> LOCKED =
      Set.of("encv", "enca", "enct", "encs", "drms", "drmi", "drmt", "p608");

  /** Settings of decoders that hold numbers only. */
  private static final Set<String> SETTINGS =
      Set.of(
          "avcC",
          "vpcC",
          "av1C",
          "esds",
          "pasp",
          "clap",
          "fiel",
          "gama",
          "btrt",
          "mdcv",
          "clli",
          "SmDm",
          "CoLL",
          "dvcC",
          "dvvC",
          "lhvC",
          "glbl",
          "dac3",
          "dec3",
          "dac4",
          "alac",
          "dOps",
          "srat",
          "pcmC",
          "chnl",
          "chan",
          "enda",
          "frma",
          "ddts",
          "mhaC",
          "st3d",
          "ccst",
          "auxi",
          "\0\0\0\0");

  private final Content content;

  SampleEntries(Content content) {
    this.content = content;
  }

  /** The whole box of sample descriptions for a track of that handler. */
  byte[] clean(Box descriptions, String handler) throws IOException {
    ByteBuffer head = descriptions.bytes(content, 8);
    Box.Join entries = new Box.Join();
    entries.add(Arrays.copyOf(Box.array(head), 8));
    for (Box entry : descriptions.children(content, 8)) {
      if (LOCKED.contains(entry.type())) {
        throw new Uncleanable(Reason.ENCRYPTED);
      }
      entries.add(
          switch (handler) {
            case "vide", "pict", "auxv" -> video(entry);
            case "soun" -> sound(entry, head.get(0) == 0);
            default -> Box.of(entry.type(), entry.bytes(content).array());
          });
    }
    return Box.of("stsd", entries.bytes());
  }

  private byte[] video(Box entry) throws IOException {
    byte[] fields = Arrays.copyOf(entry.bytes(content, VIDEO).array(), VIDEO);
    int width = ByteBuffer.wrap(fields).getShort(24) & 0xffff;
    int height = ByteBuffer.wrap(fields).getShort(26) & 0xffff;
    if ((long) width * height > Bounds.PIXELS) {
      throw Uncleanable.tooLarge();
    }
    Arrays.fill(fields, 12, 16, (byte) 0);
    Arrays.fill(fields, 42, 74, (byte) 0);
    return Box.of(entry.type(), fields, settings(entry, VIDEO, 0));
  }

  private byte[] sound(Box entry, boolean quickTime) throws IOException {
    ByteBuffer head = entry.bytes(content, SOUND);
    int version = quickTime ? head.getShort(8) : 0;
    int size = SOUND + (version == 1 ? 16 : version == 2 ? 36 : 0);
    byte[] fields = Arrays.copyOf(entry.bytes(content, size).array(), size);
    Arrays.fill(fields, 12, 16, (byte) 0);
    return Box.of(entry.type(), fields, settings(entry, size, 0));
  }

  /** The boxes behind the fields; a lax end of four zero bytes is left out. */
  private byte[] settings(Box entry, int skip, int depth) throws IOException {
    Box.Join out = new Box.Join();
    for (Box box : entry.children(content, skip)) {
      String type = box.type();
      if (SETTINGS.contains(type) || (type.equals("mp4a") && depth > 0)) {
        out.add(Box.of(type, box.bytes(content).array()));
      } else if (type.equals("wave") && depth < 2) {
        out.add(Box.of(type, settings(box, 0, depth + 1)));
      } else if (type.equals("colr")) {
        Optional<byte[]> colour = ItemProperties.colour(box.bytes(content));
        out.add(colour.orElse(new byte[0]));
      } else if (type.equals("hvcC")) {
        out.add(Box.of(type, HevcSettings.bare(box.bytes(content).array())));
      } else if (type.equals("dfLa")) {
        out.add(flac(box.bytes(content, 42).array()));
      } else if (type.equals("damr") || type.equals("d263")) {
        byte[] fields = box.bytes(content, 4).array();
        Arrays.fill(fields, 0, 4, (byte) 0);
        out.add(Box.of(type, fields));
      }
    }
    return out.bytes();
  }

  /** Of the FLAC blocks only the first, the stream's description, as the last one. */
  private static byte[] flac(byte[] box) {
    byte[] bare = Arrays.copyOf(box, 42);
    bare[4] = (byte) 0x80;
    return Box.of("dfLa", bare);
  }
}
