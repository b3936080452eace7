package org.ecluse.testkit.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecluse.testkit.browser.Browser.Kind;
import org.ecluse.testkit.watch.Marker;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class BrowserTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void runsNoScriptOfAPageAndAsksForTheLanguageItWasGiven(Kind kind) throws Exception {
    try (TwoFrames server = new TwoFrames();
        Browser browser = Browser.start(kind, "fr,en")) {
      browser.open(server.page(server.address().getPort()));
      assertThat(browser.one("#script").text()).isEqualTo("off");
      assertThat(browser.one("#language").text()).startsWith("fr");
    }
  }

  @ParameterizedTest
  @EnumSource
  void sendsAMessageAndFilesFromAFrameWhileTheOtherFrameMoves(Kind kind) throws Exception {
    Path small = Files.writeString(folder.resolve("été.txt"), "small");
    Path big = folder.resolve("big.bin");
    try (OutputStream out = Files.newOutputStream(big)) {
      Marker.fresh().repeated(24 << 20).transferTo(out);
    }
    try (TwoFrames server = new TwoFrames();
        SlowRelay relay = SlowRelay.socks(1 << 20);
        Browser browser = Browser.start(kind, "en", relay.port())) {
      browser.open(server.page(server.address().getPort()));
      browser.enter("iframe[name=work]");
      browser.one("textarea").type("bonjour à vous");
      browser.one("input[type=file]").choose(List.of(small, big));
      browser.one("button").click();

      Set<Long> seen = new TreeSet<>();
      Optional<Element> receipt = Optional.empty();
      while (receipt.isEmpty()) {
        browser.leaveFrames();
        browser.enter("iframe[name=prog]");
        browser.textOf("#got").ifPresent(text -> seen.add(Long.valueOf(text)));
        if (seen.size() > 4) {
          relay.rate(64 << 20);
        }
        browser.leaveFrames();
        browser.enter("iframe[name=work]");
        receipt = browser.find("#receipt");
      }
      assertThat(seen).hasSizeGreaterThan(4);
      assertThat(receipt.get().text()).startsWith("got 25");
      assertThat(receipt.get().attribute("data-verdict")).contains("CLEAN");
      assertThat(receipt.get().attribute("data-kind")).isEmpty();
      assertThat(relay.sentUp()).isGreaterThan(24 << 20);
      assertThat(server.body()).contains("bonjour à vous", "filename=\"été.txt\"", "small");
    }
  }

  @ParameterizedTest
  @EnumSource
  void takesPicturesOfWholePagesAtTheWidthOfAPhoneToo(Kind kind) throws Exception {
    try (TwoFrames server = new TwoFrames();
        Browser browser = Browser.start(kind, "en")) {
      for (int width : new int[] {1200, 320}) {
        browser.viewport(width, 800);
        browser.open(server.page(server.address().getPort()));
        assertThat(browser.overflowsSideways()).isFalse();
        Screenshot picture = browser.screenshot();
        // A scroll bar may take some.
        assertThat(picture.width()).isBetween(width - 20, width);
        assertThat(picture.height()).isGreaterThan(2000);
        assertThat(picture.ink()).isGreaterThan(500);
        Path file = folder.resolve("deep/page.png");
        picture.save(file);
        assertThat(file).isNotEmptyFile();
      }
      browser.open(server.page(server.address().getPort()).resolve("/wide"));
      assertThat(browser.overflowsSideways()).isTrue();
      browser.open(java.net.URI.create("about:blank"));
      assertThat(browser.screenshot().ink()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void followsLinksAndSaysWhatIsNotThere(Kind kind) throws Exception {
    try (TwoFrames server = new TwoFrames();
        Browser browser = Browser.start(kind, "en")) {
      browser.open(server.page(server.address().getPort()));
      assertThat(browser.all("iframe")).hasSize(2);
      browser.enter("iframe[name=work]");
      browser.followOut("a");
      assertThat(browser.address().getPath()).isEqualTo("/wide");
      browser.open(server.page(server.address().getPort()));
      browser.follow("a");
      assertThat(browser.address().getPath()).isEqualTo("/form");
      browser.reload();
      assertThat(browser.find("textarea")).isPresent();
      assertThat(browser.find("#script")).isEmpty();
      assertThatThrownBy(() -> browser.one("#script"))
          .isInstanceOf(RemoteException.class)
          .hasMessageStartingWith("no such element");
    }
  }

  @ParameterizedTest
  @EnumSource
  void leavesNoProcessAndNoFileBehind(Kind kind) throws Exception {
    Set<Path> before = temporary();
    Browser browser = Browser.start(kind, "en");
    List<ProcessHandle> started = ProcessHandle.current().descendants().toList();
    assertThat(started).isNotEmpty();
    assertThat(temporary()).isNotEqualTo(before);
    browser.close();
    assertThat(started).noneMatch(ProcessHandle::isAlive);
    assertThat(temporary()).isEqualTo(before);
  }

  private static Set<Path> temporary() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().matches("(firefox|chromium)\\d+"))
          .collect(Collectors.toSet());
    }
  }
}
