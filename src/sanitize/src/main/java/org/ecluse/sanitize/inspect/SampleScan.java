package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Reader;

/** Looks at how the samples of a track are described. */
final class SampleScan {

  private static final int VIDEO = 78;

  private static final Set<String> DECODER =
      Set.of(
          "avcC",
          "hvcC",
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
          "dfLa",
          "srat",
          "pcmC",
          "chnl",
          "chan",
          "wave",
          "ddts",
          "mhaC",
          "st3d",
          "damr",
          "d263",
          "ccst",
          "auxi",
          "\0\0\0\0");

  private static final Set<String> FILMED =
      Set.of(
          "avc1", "avc3", "hvc1", "hev1", "mp4v", "av01", "vp08", "vp09", "jpeg", "mjpa", "mjpb",
          "s263", "SVQ1", "SVQ3", "cvid", "rle ", "png ", "apch", "apcn", "apcs", "apco", "ap4h",
          "dvh1", "dvhe", "raw ");

  private static final Set<String> SOUNDS =
      Set.of(
          "mp4a", "alac", "Opus", "fLaC", "ac-3", "ec-3", "samr", "sawb", "sowt", "twos", "in24",
          "in32", "fl32", "fl64", "lpcm", "ulaw", "alaw", "ima4", "QDM2", ".mp3", "ipcm", "NONE");

  private SampleScan() {}

  static void descriptions(Content content, long from, long to, Findings findings)
      throws IOException {
    Reader version = new Reader(content);
    version.seek(from);
    boolean quickTime = version.u8() == 0;
    BoxWalk.visit(
        content,
        from + 8,
        to,
        (type, start, end) -> {
          byte[] head = new byte[(int) Math.min(end - start, VIDEO)];
          content.read(start, head, 0, head.length);
          if (type.startsWith("enc") || type.startsWith("drm")) {
            findings.count(TraceGroup.IDENTIFIER, "locked track");
          } else if (FILMED.contains(type) && head.length == VIDEO) {
            video(head, findings);
            settings(content, start + VIDEO, end, findings);
          } else if (SOUNDS.contains(type) && head.length >= 28) {
            zero(head, 12, 16, "maker of a track", findings);
            int sound = quickTime ? head[9] : 0;
            settings(content, start + 28 + (sound == 1 ? 16 : sound == 2 ? 36 : 0), end, findings);
          } else if (!Set.of("tx3g", "wvtt", "stpp", "c608", "c708", "text").contains(type)) {
            findings.count(TraceGroup.OTHER, "track of an unknown coding");
          }
        });
  }

  private static void video(byte[] head, Findings findings) {
    zero(head, 12, 16, "maker of a track", findings);
    zero(head, 42, 74, "name of the compressor", findings);
  }

  private static void settings(Content content, long from, long to, Findings findings)
      throws IOException {
    if (from > to) {
      return;
    }
    BoxWalk.visit(
        content,
        from,
        to,
        (type, start, end) -> {
          if (type.equals("colr") && end - start > 100) {
            byte[] profile = new byte[(int) Math.min(end - start - 4, 1 << 20)];
            content.read(start + 4, profile, 0, profile.length);
            Extracted.icc(profile, findings);
          } else if (type.equals("dfLa") && end - start > 42) {
            findings.count(TraceGroup.OTHER, "FLAC blocks in a description");
          } else if (type.equals("hvcC")) {
            messages(content, start, end, findings);
          } else if (!DECODER.contains(type) && !type.equals("colr")) {
            boolean plain = type.matches("[A-Za-z0-9_ ]{4}");
            findings.count(TraceGroup.OTHER, "description box " + (plain ? type : "?"));
          }
        });
  }

  /** Encoders sign in messages beside the decoder's settings. */
  static void messages(Content content, long from, long to, Findings findings) throws IOException {
    byte[] bytes = new byte[(int) Math.min(to - from, 1 << 16)];
    content.read(from, bytes, 0, bytes.length);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (text.contains("x265") || text.contains("http")) {
      findings.count(TraceGroup.SOFTWARE, "encoder in the settings");
    }
  }

  private static void zero(byte[] bytes, int from, int to, String tag, Findings findings) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != 0) {
        findings.count(TraceGroup.SOFTWARE, tag);
        return;
      }
    }
  }
}
