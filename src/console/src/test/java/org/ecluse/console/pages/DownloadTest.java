package org.ecluse.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.ecluse.core.MediaKind;
import org.ecluse.core.SafeName;
import org.junit.jupiter.api.Test;

final class DownloadTest {

  @Test
  void namesAFileForOldAndNewBrowsers() {
    assertThat(Download.disposition("001-été à Nice.pdf"))
        .isEqualTo(
            "attachment; filename=\"001-_t____Nice.pdf\";"
                + " filename*=UTF-8''001-%C3%A9t%C3%A9%20%C3%A0%20Nice.pdf");
  }

  @Test
  void letsNoNameBreakOutOfItsHeader() {
    String hostile = "x\"; filename=\"evil.exe\r\nSet-Cookie: a=b\u202E'%41*.html";
    String header = Download.disposition(SafeName.of(1, hostile, MediaKind.UNKNOWN));
    assertThat(header).doesNotContain("\r", "\n", "Set-Cookie: ").matches("[\\x20-\\x7e]+");
    assertThat(header.chars().filter(c -> c == '"').count()).isEqualTo(2);
  }
}
