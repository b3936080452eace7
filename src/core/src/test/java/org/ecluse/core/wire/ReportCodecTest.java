package org.ecluse.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.core.Report;
import org.ecluse.core.Trace;
import org.ecluse.core.TraceGroup;
import org.ecluse.core.Verdict;
import org.junit.jupiter.api.Test;

class ReportCodecTest {

  @Test
  void carriesEveryKindVerdictReasonAndGroup() throws IOException {
    List<Trace> traces = new ArrayList<>();
    for (TraceGroup group : TraceGroup.values()) {
      traces.add(new Trace(group, "Tag " + group.code(), group.code(), Integer.MAX_VALUE));
    }
    for (MediaKind kind : MediaKind.values()) {
      for (Verdict verdict : Verdict.values()) {
        for (Reason reason : Reason.values()) {
          holds(new Report(kind, verdict, reason, traces));
        }
      }
    }
  }

  @Test
  void carriesTheLargestReport() throws IOException {
    String longest = "T".repeat(Trace.TAG_LENGTH);
    Trace trace = new Trace(TraceGroup.OTHER, longest, Integer.MAX_VALUE, Integer.MAX_VALUE);
    List<Trace> traces = new ArrayList<>();
    for (int i = 0; i < Report.TRACES; i++) {
      traces.add(trace);
    }
    holds(new Report(MediaKind.PDF, Verdict.PARTIAL, Reason.NONE, traces));
  }

  @Test
  void refusesAReportCutAnywhereOrTooLong() {
    byte[] whole = Wire.encode(report());
    for (int length = 0; length < whole.length; length++) {
      refuses(Arrays.copyOf(whole, length));
    }
    refuses(Arrays.copyOf(whole, whole.length + 1));
  }

  @Test
  void refusesUnknownCodes() {
    int kind = 1;
    int verdict = 2;
    int reason = 3;
    int group = 6;
    for (int code : new int[] {9, 199, 255}) {
      refuses(changed(kind, code));
    }
    for (int place : new int[] {verdict, reason, group}) {
      for (int code : new int[] {11, 99, 255}) {
        refuses(changed(place, code));
      }
    }
    refuses(changed(verdict, 0));
    refuses(changed(group, 0));
  }

  @Test
  void refusesCountsAndTagsOutOfBounds() {
    int traces = 4;
    int before = 7;
    int after = 11;
    int tagLength = 15;
    int tag = 16;
    refuses(changed(traces, 4));
    refuses(changed(before, 0x80));
    refuses(changed(after, 0xff));
    refuses(changed(tagLength, 0));
    refuses(changed(tagLength, 101));
    for (int character : new int[] {0, '\n', '<', '"', '\'', '\\', '%', 0x7f, 0xe9}) {
      refuses(changed(tag, character));
    }
  }

  @Test
  void readsNoiseAsAReportOrRefusesIt() {
    Random random = new Random(4);
    byte[] whole = Wire.encode(report());
    int believed = 0;
    for (int i = 0; i < 50_000; i++) {
      byte[] noise = whole.clone();
      for (int flips = random.nextInt(4); flips >= 0; flips--) {
        noise[random.nextInt(noise.length)] ^= (byte) (1 << random.nextInt(8));
      }
      believed += decodes(noise) ? 1 : 0;
    }
    assertThat(believed).isBetween(1, 49_999);
  }

  private static boolean decodes(byte[] payload) {
    try {
      Report report = Wire.decodeReport(payload);
      assertThat(Wire.encode(report)).isEqualTo(payload);
      return true;
    } catch (WireException e) {
      return false;
    }
  }

  private static Report report() {
    return new Report(
        MediaKind.JPEG,
        Verdict.CLEAN,
        Reason.NONE,
        List.of(
            new Trace(TraceGroup.PLACE, "GPS Latitude", 1, 0),
            new Trace(TraceGroup.SOFTWARE, "a", 2, 1)));
  }

  private static byte[] changed(int place, int value) {
    byte[] payload = Wire.encode(report());
    payload[place] = (byte) value;
    return payload;
  }

  private static void holds(Report report) throws IOException {
    assertThat(Wire.decodeReport(Wire.encode(report))).isEqualTo(report);
  }

  private static void refuses(byte[] payload) {
    assertThatThrownBy(() -> Wire.decodeReport(payload)).isInstanceOf(WireException.class);
  }
}
