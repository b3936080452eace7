package org.ecluse.sanitize.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.core.Verdict;
import org.ecluse.sanitize.Formats;
import org.ecluse.sanitize.Washed;
import org.ecluse.sanitize.inspect.EpubInspector;
import org.ecluse.sanitize.inspect.Findings;
import org.ecluse.sanitize.inspect.HtmlInspector;
import org.ecluse.sanitize.inspect.Search;
import org.ecluse.sanitize.inspect.TextInspector;
import org.ecluse.sanitize.inspect.Within;
import org.ecluse.sanitize.io.Uncleanable;
import org.ecluse.testkit.documents.DirtyPage;
import org.junit.jupiter.api.Test;

/** Pages, books, notes, calendars, cards and torrents. */
class PageCleanersTest {

  @Test
  void aPageKeepsItsWordsAndItsPicturesAndFetchesNothing() {
    String page = text(Washed.of(DirtyPage.html()));
    assertThat(page)
        .contains(DirtyPage.TEXT, "alt=\"A lantern\"", "data:image/jpeg;base64,")
        .contains("https://example.org/lanterns?page=2\"")
        .doesNotContain("script", "t.example.org", "cdn.", "utm_", "file:", "<!--", "hidden")
        .doesNotContain("data-user", "onload", "generator");
  }

  @Test
  void linesOfACalendarFromWhichNothingGoesAreNotFoldedAnew() {
    String words = "Lanterns ".repeat(20).strip();
    String event =
        "DESCRIPTION:" + words + "\r\nSUMMARY:Count\r\n  the lanterns\r\nLOCATION;X-A=1:" + words;
    String calendar =
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + event + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    String clean = text(Washed.of(calendar.getBytes(StandardCharsets.UTF_8)));
    assertThat(clean)
        .contains("DESCRIPTION:" + words + "\r\n", "SUMMARY:Count\r\n  the lanterns\r\n")
        .doesNotContain("X-A", "LOCATION:" + words)
        .contains("LOCATION:Lanterns");
  }

  @Test
  void aPageThatKeepsCommentsIsCaught() {
    HtmlCleaner broken =
        new HtmlCleaner(MediaKind.HTML, PageCleanersTest::asItIs) {
          @Override
          boolean keepsComments() {
            return true;
          }
        };
    Washed washed =
        Washed.of(
            DirtyPage.html(),
            new Formats(
                new Formats.Format(broken, new HtmlInspector(MediaKind.HTML, new Nothing()))));
    assertThat(washed.report().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(washed.left()).contains("OTHER comment", "PERSON value found again");
  }

  @Test
  void aBookOpensAndSaysNothingOfItsMakers() {
    Washed washed = Washed.of(DirtyPage.epub());
    assertThat(washed.report().verdict()).as(washed.left().toString()).isEqualTo(Verdict.CLEAN);
    assertThat(washed.report().kind()).isEqualTo(MediaKind.EPUB);
    assertThat(washed.removed())
        .contains("description creator", "meta person", "part of a shop or a reader");
  }

  @Test
  void aBookThatKeepsItsAuthorIsCaught() {
    EpubCleaner broken =
        new EpubCleaner(PageCleanersTest::asItIs) {
          @Override
          boolean keepsDescription() {
            return true;
          }
        };
    Washed washed =
        Washed.of(
            DirtyPage.epub(),
            new Formats(new Formats.Format(broken, new EpubInspector(new Nothing()))));
    assertThat(washed.report().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(washed.left()).contains("PERSON description creator", "PERSON value found again");
  }

  @Test
  void aNoteLosesWhatNobodySees() {
    Washed washed = Washed.of(DirtyPage.text());
    assertThat(text(washed)).isEqualTo("The lanterns are lit at nine.\nCaf\u00e9 \u2764\ufe0f.\n");
    assertThat(washed.removed())
        .contains("invisible characters", "spaces of odd widths", "byte order mark");
  }

  @Test
  void aNoteThatKeepsWhatNobodySeesIsCaught() {
    TextCleaner broken =
        new TextCleaner() {
          @Override
          boolean keepsInvisible() {
            return true;
          }
        };
    Washed washed =
        Washed.of(DirtyPage.text(), new Formats(new Formats.Format(broken, new TextInspector())));
    assertThat(washed.report().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(washed.left()).contains("IDENTIFIER invisible characters");
  }

  @Test
  void scriptsThatNeedJoinersKeepThem() {
    String text =
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \ud83d\udc69\u200d\ud83d\udcbb\n";
    Washed washed = Washed.of(text.getBytes(StandardCharsets.UTF_8));
    assertThat(text(washed)).isEqualTo(text);
    assertThat(washed.report().verdict()).as(washed.left().toString()).isEqualTo(Verdict.CLEAN);
  }

  @Test
  void lettersOfTwoScriptsInAWordAreNamedAndStay() {
    String text = "The l\u0430nterns are lit.\n";
    Washed washed = Washed.of(text.getBytes(StandardCharsets.UTF_8));
    assertThat(text(washed)).isEqualTo(text);
    assertThat(washed.left()).containsExactly("OTHER letters of two scripts in a word");
  }

  @Test
  void aTextWithAProgramBehindItIsTwoThingsAtOnce() {
    byte[] bytes = new byte[8192];
    java.util.Arrays.fill(bytes, 0, 5000, (byte) 'a');
    bytes[6000] = (byte) 0xff;
    assertThat(Washed.of(bytes).report().reason()).isEqualTo(Reason.AMBIGUOUS);
  }

  @Test
  void aCalendarKeepsItsAppointmentAndACardItsNumber() {
    assertThat(text(Washed.of(DirtyPage.calendar())))
        .contains("DTSTART:20260320T190000Z", "SUMMARY:" + DirtyPage.TEXT, "UID:1\r\n")
        .doesNotContain("CREATED", "X-OWNER", "desk7");
    assertThat(text(Washed.of(DirtyPage.card())))
        .contains("FN:Press office", "TEL;TYPE=WORK:+33 1 00 00 00 00")
        .doesNotContain("REV", "UID", "PRODID", "X-OWNER");
  }

  @Test
  void aCardNamesAPersonAndIsNeverCalledClean() {
    String card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Someone\r\nADR:;;Quay 1;;;;\r\nEND:VCARD\r\n";
    Washed washed = Washed.of(card.getBytes(StandardCharsets.UTF_8));
    assertThat(washed.left())
        .containsExactly("OTHER person named in the text", "OTHER place named in the text");
    assertThat(washed.report().leavesIdentifying()).isFalse();
  }

  @Test
  void aTorrentStaysTheSameTorrent() {
    assertThat(text(Washed.of(DirtyPage.torrent())))
        .isEqualTo(
            "d8:announce23:http://t.example.org/an4:infod6:lengthi3e4:name1:a12:piece lengthi16384e"
                + "6:pieces0:ee");
  }

  private static String text(Washed washed) {
    return new String(washed.bytes(), StandardCharsets.UTF_8);
  }

  private static MediaKind asItIs(Content member, org.ecluse.sanitize.io.Sink sink, Notes notes)
      throws IOException {
    throw new Uncleanable(Reason.UNKNOWN_KIND);
  }

  private static final class Nothing implements Within {
    @Override
    public void inspect(Content member, Findings findings) {
      // Pictures are not what is tried here.
    }

    @Override
    public void search(Content member, Search hits) {
      // Pictures are not what is tried here.
    }
  }
}
