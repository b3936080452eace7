package org.ecluse.sanitize.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.core.TraceGroup;
import org.ecluse.core.Verdict;
import org.ecluse.sanitize.Formats;
import org.ecluse.sanitize.Tools;
import org.ecluse.sanitize.Washed;
import org.ecluse.sanitize.inspect.PngInspector;
import org.ecluse.testkit.documents.DirtyPng;
import org.ecluse.testkit.documents.Pixels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PngCleanerTest {

  @TempDir Path folder;

  @Test
  void keepsEveryPixel() throws Exception {
    byte[] source = DirtyPng.make(123, 77);
    Washed washed = Washed.of(source);
    assertThat(washed.report().verdict()).as(washed.left().toString()).isEqualTo(Verdict.CLEAN);
    assertThat(washed.report().kind()).isEqualTo(MediaKind.PNG);
    assertThat(Pixels.samples(washed.bytes())).isEqualTo(Pixels.samples(source));
  }

  @Test
  void removesTextsTimesAndWhatStandsBehindTheEnd() throws Exception {
    Washed washed = Washed.of(DirtyPng.make(40, 30));
    assertThat(washed.removed())
        .contains("tEXt:Author", "zTXt:Comment", "iTXt:XML:com.adobe.xmp", "tIME", "eXIf");
    assertThat(washed.report().removedGroups()).contains(TraceGroup.HIDDEN, TraceGroup.PLACE);
    assertThat(Washed.namesIn(washed.bytes())).isEmpty();
    Path file = Tools.write(folder, "clean.png", washed.bytes());
    assertThat(Tools.identifyingTags(file)).isEmpty();
  }

  @Test
  void refusesAPictureWhoseCheckValueIsWrong() {
    byte[] source = Pixels.png(Pixels.image(40, 30, 1));
    source[source.length - 20] ^= 1;
    Washed washed = Washed.of(source);
    assertThat(washed.report().verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(washed.report().reason()).isEqualTo(Reason.DAMAGED);
  }

  @Test
  void aCleanerThatCopiesTextsIsFoundOut() {
    Cleaner broken =
        new PngCleaner() {
          @Override
          boolean keeps(String type) {
            return super.keeps(type) || type.equals("tEXt");
          }
        };
    Formats formats = new Formats(new Formats.Format(broken, new PngInspector()));
    Washed washed = Washed.of(DirtyPng.make(40, 30), formats);
    assertThat(washed.report().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(washed.left()).contains("PERSON tEXt:Author", "PERSON value found again");
  }
}
