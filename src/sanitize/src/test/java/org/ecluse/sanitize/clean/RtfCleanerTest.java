package org.ecluse.sanitize.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.core.TraceGroup;
import org.ecluse.core.Verdict;
import org.ecluse.sanitize.Formats;
import org.ecluse.sanitize.Washed;
import org.ecluse.sanitize.inspect.RtfInspector;
import org.ecluse.testkit.documents.DirtyRtf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RtfCleanerTest {

  @Test
  void keepsTheTextAndItsLooks() {
    Washed washed = Washed.of(DirtyRtf.make(3));
    assertThat(washed.report().verdict()).as(washed.left().toString()).isEqualTo(Verdict.CLEAN);
    assertThat(washed.report().kind()).isEqualTo(MediaKind.RTF);
    assertThat(text(washed))
        .contains(DirtyRtf.TEXT, "caf\\'e9", "\\u8364", "Added.", "a link", "https://example.org/")
        .contains("An embedded file.", "{\\*\\cs10 Strong;}", "\\jpegblip")
        .endsWith("}");
  }

  @Test
  void removesPeopleTimesRevisionsAndWhatStandsBehindTheEnd() {
    Washed washed = Washed.of(DirtyRtf.make(3));
    assertThat(Washed.namesIn(washed.bytes())).isEmpty();
    assertThat(text(washed))
        .doesNotContain(
            "rsid", "revauth", "revdttm", "objdata", "Told by", "blipuid", "annotation");
    assertThat(washed.removed()).contains("RTF:author", "RTF:generator", "RTF:rsid", "RTF:objdata");
    assertThat(washed.report().removedGroups())
        .contains(TraceGroup.PERSON, TraceGroup.TIME, TraceGroup.HISTORY, TraceGroup.HIDDEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\\rtf1 {\\info",
        "{\\rtf1 \\bin999999 x}",
        "{\\rtf1 {\\pict\\pngblip zz}}",
        "{\\rtf1\\"
      })
  void refusesWhatBreaksTheRules(String source) {
    Washed washed = Washed.of(source.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(washed.report().verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(washed.report().reason()).isEqualTo(Reason.DAMAGED);
  }

  @Test
  void aFileThatBreaksOffIsClosedAndSaid() {
    Washed washed = Washed.of("{\\rtf1 {\\b open".getBytes(StandardCharsets.US_ASCII));
    assertThat(washed.left()).containsExactly("OTHER text that breaks off");
    assertThat(washed.report().leavesIdentifying()).isFalse();
    assertThat(text(washed)).isEqualTo("{\\rtf1 {\\b open}}");
  }

  @Test
  void groupsWithinGroupsAreBounded() {
    byte[] deep =
        ("{\\rtf1 " + "{".repeat(100_000) + "}".repeat(100_001))
            .getBytes(StandardCharsets.US_ASCII);
    assertThat(Washed.of(deep).report().reason()).isEqualTo(Reason.TOO_LARGE);
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of(
            new RtfCleaner() {
              @Override
              boolean keepsDestination(String name, boolean ignorable) {
                return name.equals("info") || super.keepsDestination(name, ignorable);
              }
            },
            "PERSON RTF:author"),
        Arguments.of(
            new RtfCleaner() {
              @Override
              boolean keepsWord(String word) {
                return true;
              }
            },
            "HISTORY RTF:rsid"),
        Arguments.of(
            new RtfCleaner() {
              @Override
              boolean dropsDeleted() {
                return false;
              }
            },
            "OTHER person named in the text"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aCleanerThatSkipsAStepIsFoundOut(RtfCleaner broken, String trace) {
    Formats formats = new Formats(new Formats.Format(broken, new RtfInspector()));
    Washed washed = Washed.of(DirtyRtf.make(2), formats);
    assertThat(washed.report().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(washed.left()).contains(trace);
  }

  private static String text(Washed washed) {
    return new String(washed.bytes(), StandardCharsets.ISO_8859_1);
  }
}
