package org.ecluse.console.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OneTimeLinkTest {

  private static final String BASE = "http://127.0.0.1:8090";

  @TempDir Path folder;

  private Path home() {
    return folder.resolve("new").resolve("home");
  }

  private static String key(String link) {
    return link.strip().substring((BASE + "/enter/").length());
  }

  @Test
  void worksOnceAndLeavesTheNextOneInTheFile() throws IOException {
    OneTimeLink link = new OneTimeLink(BASE, home());
    link.publish();
    String first = key(Files.readString(link.file()));
    assertThat(first).matches("[A-Za-z0-9_-]{22}");
    assertThat(link.use(first)).isTrue();
    assertThat(link.use(first)).isFalse();
    String second = key(Files.readString(link.file()));
    assertThat(second).isNotEqualTo(first);
    assertThat(link.use(second)).isTrue();
  }

  @Test
  void canBeReadByItsOwnerAlone() throws IOException {
    OneTimeLink link = new OneTimeLink(BASE, home());
    link.publish();
    link.publishPage();
    for (String name : new String[] {"console.link", "console.html"}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home().resolve(name))))
          .as(name)
          .isEqualTo("rw-------");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home())))
        .isEqualTo("rwx------");
  }

  @Test
  void takesThePageForTheBrowserAwayOnceItWasUsed() throws IOException {
    OneTimeLink link = new OneTimeLink(BASE, home());
    link.publish();
    link.publishPage();
    assertThat(Files.readString(home().resolve("console.html"))).contains(link.text());
    assertThat(link.use(key(link.text()))).isTrue();
    assertThat(home().resolve("console.html")).doesNotExist();
  }

  @Test
  void leavesNothingWhenTheConsoleEnds() throws IOException {
    OneTimeLink link = new OneTimeLink(BASE, home());
    link.publish();
    link.publishPage();
    link.withdraw();
    try (Stream<Path> files = Files.list(home())) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void staysGoodWhenTheNextOneCannotBeWritten() throws IOException {
    OneTimeLink link = new OneTimeLink(BASE, home());
    link.publish();
    Path inTheWay = Files.createDirectory(home().resolve(".console.link.new"));
    Files.createFile(inTheWay.resolve("x"));
    String key = key(link.text());
    assertThatThrownBy(() -> link.use(key)).isInstanceOf(IOException.class);
    Files.delete(inTheWay.resolve("x"));
    assertThat(link.use(key)).isTrue();
  }

  @Test
  void refusesEverythingElse() throws IOException {
    OneTimeLink link = new OneTimeLink(BASE, home());
    String key = key(link.text());
    assertThat(link.use("")).isFalse();
    assertThat(link.use(key.substring(1))).isFalse();
    assertThat(link.use(key + "A")).isFalse();
  }
}
