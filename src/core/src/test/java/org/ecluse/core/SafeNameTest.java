package org.ecluse.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SafeNameTest {

  @ParameterizedTest
  @CsvSource({
    "rapport final.pdf, PDF, 001-rapport_final.pdf",
    "été.JPEG, JPEG, 001-été.jpeg",
    "photo.png, JPEG, 001-photo.jpg",
    "../../etc/passwd, UNKNOWN, 001-etc_passwd.bin",
    "'C:\\Users\\marie\\a.doc', UNKNOWN, 001-C__Users_marie_a.doc",
    ".bashrc, UNKNOWN, 001-bashrc.bin",
    "'', PNG, 001-file.png",
    "-rf, DOCX, 001-rf.docx"
  })
  void resemblesTheDeclaredNameAndEndsAsItsKind(String declared, MediaKind kind, String safe) {
    assertThat(SafeName.of(1, declared, kind)).isEqualTo(safe);
  }

  @Test
  void doesNotLetADirectionMarkHideWhatAFileIs() {
    assertThat(SafeName.of(2, "harmless\u202Efdp.exe", MediaKind.UNKNOWN))
        .isEqualTo("002-harmlessfdp.exe");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "é", "😀", "."})
  void isNeverLongerThanADiskTakes(String sign) {
    String name = SafeName.of(3, sign.repeat(4000) + ".pdf", MediaKind.PDF);
    assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(SafeName.LONGEST);
    assertThat(name).startsWith("003-").endsWith(".pdf");
  }
}
