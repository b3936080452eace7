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
import org.ecluse.sanitize.inspect.EmlInspector;
import org.ecluse.sanitize.inspect.Findings;
import org.ecluse.sanitize.inspect.Search;
import org.ecluse.sanitize.inspect.Within;
import org.ecluse.sanitize.io.Uncleanable;
import org.ecluse.testkit.documents.DirtyMail;
import org.junit.jupiter.api.Test;

class MailCleanerTest {

  @Test
  void whoWroteToWhomStaysAndHowItTravelledGoes() {
    String mail = text(Washed.of(DirtyMail.make())).replace("=\r\n", "");
    assertThat(mail)
        .startsWith("From: Office <office@example.org>\r\nTo: Press <press@example.net>\r\n")
        .contains("Subject: Lanterns", "Date: Sat, 14 Mar 2026 00:00:00 +0000", DirtyMail.TEXT)
        .contains("Caf=C3=A9", "filename=\"IMG_0001.jpg\"")
        .doesNotContain("Received", "X-", "Message-ID", "203.0.113", "15:09", "t.example.org");
  }

  @Test
  void aPictureOfTheMailIsStillFoundByItsPage() {
    String mail = text(Washed.of(DirtyMail.make())).replace("=\r\n", "").replace("=3D", "=");
    assertThat(mail).contains("src=\"cid:part1@mail\"", "Content-ID: <part1@mail>");
  }

  @Test
  void aBoxOfMailsKeepsItsMails() {
    Washed washed = Washed.of(DirtyMail.box());
    assertThat(washed.report().kind()).isEqualTo(MediaKind.MBOX);
    assertThat(text(washed).split("(?m)^From - Thu Jan {2}1 00:00:00 1970$", -1)).hasSize(3);
  }

  @Test
  void aMailFromBeforeMimeStaysOne() {
    String head = "From: a@example.org\r\nSubject: Lanterns\r\n";
    String lost = "Received: from x by y\r\n";
    Washed washed =
        Washed.of((lost + head + "\r\nTwo are lit.\r\n").getBytes(StandardCharsets.US_ASCII));
    assertThat(text(washed)).isEqualTo(head + "\r\nTwo are lit.\r\n");
    Washed accents = Washed.of((head + "\r\nEn été.\r\n").getBytes(StandardCharsets.UTF_8));
    assertThat(text(accents)).contains("MIME-Version: 1.0\r\n", "charset=utf-8");
  }

  @Test
  void aMailInAMailIsCleanedToo() {
    String inner = new String(DirtyMail.make(), StandardCharsets.ISO_8859_1);
    String outer =
        "From: a <a@example.org>\nSubject: Fwd\nMIME-Version: 1.0\n"
            + "Content-Type: multipart/mixed; boundary=\"x1\"\n\n--x1\n"
            + "Content-Type: message/rfc822\n\n"
            + inner
            + "\n--x1--\n";
    Washed washed = Washed.of(outer.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(washed.report().verdict()).as(washed.left().toString()).isEqualTo(Verdict.CLEAN);
    assertThat(text(washed)).contains("Lanterns").doesNotContain("Received", "203.0.113");
  }

  @Test
  void partsNestedWithoutEndAreTooLarge() {
    StringBuilder mail = new StringBuilder("From: a <a@example.org>\nSubject: deep\n");
    for (int i = 0; i < 500; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=\"b").append(i).append("\"\n\n--b");
      mail.append(i).append('\n');
    }
    Washed washed = Washed.of(mail.toString().getBytes(StandardCharsets.US_ASCII));
    assertThat(washed.report().reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void aCleanerThatKeepsTheWayOfAMailIsCaught() {
    EmlCleaner broken =
        new EmlCleaner(MediaKind.EML, MailCleanerTest::asItIs) {
          @Override
          boolean keepsHeader() {
            return true;
          }
        };
    Formats formats =
        new Formats(new Formats.Format(broken, new EmlInspector(MediaKind.EML, new Nothing())));
    Washed washed = Washed.of(DirtyMail.make(), formats);
    assertThat(washed.report().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(washed.left())
        .contains("PLACE header received", "IDENTIFIER header message-id")
        .contains("IDENTIFIER value found again");
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
      // Attachments are not what is tried here.
    }

    @Override
    public void search(Content member, Search hits) {
      // Attachments are not what is tried here.
    }
  }
}
