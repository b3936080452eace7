package org.ecluse.sanitize.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.core.Verdict;
import org.ecluse.sanitize.Washed;
import org.ecluse.testkit.documents.DirtyMsg;
import org.junit.jupiter.api.Test;

class MsgCleanerTest {

  private final Washed washed = Washed.of(DirtyMsg.make());
  private final String mail = new String(washed.bytes(), StandardCharsets.UTF_8);

  @Test
  void comesOutAsACleanMail() {
    assertThat(washed.report().verdict()).as(washed.left().toString()).isEqualTo(Verdict.CLEAN);
    assertThat(washed.removed())
        .contains("header received", "header x-mailer", "GPS:GPS Latitude", "times of the message");
    assertThat(Washed.namesIn(washed.bytes())).isEmpty();
    assertThat(Washed.of(washed.bytes()).report().kind()).isEqualTo(MediaKind.EML);
  }

  @Test
  void whoWroteToWhomAboutWhatAndOnWhichDayStays() {
    assertThat(mail)
        .contains("From: \"The Lamplighter\" <lamps@example.org>")
        .contains("To: \"The night watch\" <watch@example.org>")
        .contains("Subject: The lanterns are bright")
        .contains("Date: Sat, 14 Mar 2026 00:00:00 +0000")
        .contains("They are counted at night, also in =C3=A9t=C3=A9.");
  }

  @Test
  void attachmentsAndAttachedMessagesStay() {
    assertThat(mail)
        .contains("image/jpeg")
        .contains("message/rfc822")
        .contains("Subject: The first letter");
  }

  @Test
  void textPackedByTheProgramIsUnpacked() throws Exception {
    // [MS-OXRTFCP] §4.1.
    String packed =
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d"
            + "0a800fa0";
    byte[] rtf = PackedRtf.unpack(HexFormat.of().parseHex(packed));
    assertThat(new String(rtf, StandardCharsets.US_ASCII))
        .startsWith("{\\rtf1\\ansi\\ansicpg1252\\pard hello world}");
  }

  @Test
  void brokenOnesEndWithAReason() {
    Random random = new Random(7);
    byte[] whole = DirtyMsg.make();
    for (int round = 0; round < 200; round++) {
      byte[] noisy =
          Arrays.copyOf(whole, round % 4 == 0 ? random.nextInt(whole.length) : whole.length);
      for (int i = 0; i < 1 + round % 9 && noisy.length > 0; i++) {
        noisy[random.nextInt(noisy.length)] = (byte) random.nextInt(256);
      }
      Washed broken = Washed.of(noisy);
      if (broken.report().verdict() == Verdict.REFUSED) {
        assertThat(broken.report().reason())
            .as("round %s", round)
            .isNotIn(Reason.NONE, Reason.CLEANER_FAILED, Reason.WORKER_DIED);
      } else {
        assertThat(Washed.namesIn(broken.bytes())).as("round %s", round).isEmpty();
      }
    }
  }
}
