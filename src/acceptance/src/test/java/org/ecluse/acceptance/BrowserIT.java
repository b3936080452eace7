package org.ecluse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.ecluse.testkit.browser.Browser;
import org.ecluse.testkit.browser.Browser.Kind;
import org.ecluse.testkit.browser.Element;
import org.ecluse.testkit.browser.SlowRelay;
import org.ecluse.testkit.documents.MakeDocuments;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A source's visit in real browsers without script, over a slow line, in both languages. Every page
 * is photographed, for people to look at, to {@code target/screenshots/}.
 */
final class BrowserIT {

  /** More than all the buffers on the way, in bytes. */
  private static final int BIG = 24 << 20;

  /** So slow that progress is seen to move before it is over, in bytes per second. */
  private static final long SLOW = 400_000;

  private static final long FAST = 64 << 20;

  /** Numbers in a row, so three moves. */
  private static final int MOVES = 4;

  @TempDir private static Path folder;

  private static Instance instance;
  private static List<Path> documents;
  private static Path big;

  static Stream<Arguments> visits() {
    return Stream.of(Kind.values())
        .flatMap(kind -> Stream.of("fr", "en").map(language -> Arguments.of(kind, language)));
  }

  @BeforeAll
  static void start() throws Exception {
    instance = Instance.started(Map.of());
    documents = new ArrayList<>();
    Map<String, byte[]> small = MakeDocuments.small();
    for (String name : List.of("small.jpg", "small.png", "small.pdf", "small.docx")) {
      documents.add(
          Files.write(folder.resolve("été " + name), small.getOrDefault(name, new byte[0])));
    }
    byte[] bytes = new byte[BIG];
    new Random(24).nextBytes(bytes);
    big = Files.write(folder.resolve("unknown.bin"), bytes);
  }

  @AfterAll
  static void stop() throws Exception {
    instance.close();
  }

  @ParameterizedTest
  @MethodSource("visits")
  void sendsAMessageAndFilesAndSeesThemArrive(Kind kind, String language) throws Exception {
    try (SlowRelay line = SlowRelay.socks(FAST);
        Browser browser = Browser.start(kind, language, line.port())) {
      Album album = new Album(browser, language);
      browser.open(address("/"));
      assertThat(browser.address()).isEqualTo(address("/" + language + "/"));
      assertThat(browser.one("html").attribute("lang")).contains(language);
      album.take("landing");

      browser.follow("a[href='/" + language + "/send']");
      album.take("send");
      browser.enter("iframe.work");
      browser.one("textarea[name=message]").type("Voilà ce que j’ai trouvé.");
      browser.one("input[name=unclean][value=keep]").click();
      browser
          .one("input[name=files]")
          .choose(Stream.concat(documents.stream(), Stream.of(big)).toList());
      album.take("filled");
      line.rate(SLOW);
      browser.enter("iframe.work");
      browser.one("button[type=submit]").click();

      List<Integer> shares = watchProgress(browser, album);
      assertThat(shares).hasSizeGreaterThanOrEqualTo(MOVES).isSorted().doesNotHaveDuplicates();
      line.rate(FAST);

      browser.enter("iframe.work");
      browser.await("li.file");
      assertThat(verdicts(browser))
          .containsExactly(
              "CLEAN image/jpeg",
              "CLEAN image/png",
              "CLEAN application/pdf",
              "CLEAN application/vnd.openxmlformats-officedocument.wordprocessingml.document",
              "UNTOUCHED application/octet-stream");
      List<Element> files = browser.all("li.file");
      for (int file = 0; file < documents.size(); file++) {
        assertThat(files.get(file).text()).contains(documents.get(file).getFileName().toString());
      }
      browser.leaveFrames();
      browser.enter("iframe.progress");
      browser.await("body.SAFE");
      assertThat(browser.find("meta[http-equiv=refresh]")).isEmpty();
      album.take("receipt");
    }
  }

  @ParameterizedTest
  @MethodSource("visits")
  void showsARefusalInTheFormsFrame(Kind kind, String language) throws Exception {
    try (Browser browser = Browser.start(kind, language)) {
      Album album = new Album(browser, language);
      browser.open(address("/" + language + "/send"));
      browser.enter("iframe.work");
      browser.one("button[type=submit]").click();
      browser.await("a[target=_top][href='/" + language + "/send']");
      assertThat(browser.find("form")).isEmpty();
      album.take("refused-nothing-sent");

      browser.enter("iframe.work");
      browser.followOut("a[target=_top]");
      browser.enter("iframe.work");
      browser.one("textarea[name=message]").type("x");
      browser
          .one("input[name=files]")
          .choose(List.of(Files.writeString(folder.resolve("a.bin"), Source.Body.NO_KIND)));
      browser.one("button[type=submit]").click();
      browser.await("a[target=_top][href='/" + language + "/send']");
      browser.leaveFrames();
      browser.enter("iframe.progress");
      browser.await("body.REFUSED");
      album.take("refused-not-cleanable");
    }
  }

  @ParameterizedTest
  @MethodSource("visits")
  void showsTheOtherPages(Kind kind, String language) throws Exception {
    try (Browser browser = Browser.start(kind, language)) {
      Album album = new Album(browser, language);
      for (String page : List.of("guide", "keys", "return", "nowhere")) {
        browser.open(address("/" + language + "/" + page));
        assertThat(browser.one("h1").text()).isNotBlank();
        album.take(page);
      }
      String other = language.equals("fr") ? "en" : "fr";
      browser.open(address("/" + language + "/guide"));
      browser.follow("a[hreflang=" + other + "]");
      assertThat(browser.address()).isEqualTo(address("/" + other + "/guide"));
      assertThat(browser.one("html").attribute("lang")).contains(other);
    }
  }

  /** Follows the progress frame until it has shown enough different shares. */
  private static List<Integer> watchProgress(Browser browser, Album album) throws Exception {
    List<Integer> shares = new ArrayList<>();
    for (int look = 0; look < 1200 && shares.size() < MOVES; look++) {
      browser.leaveFrames();
      browser.enter("iframe.progress");
      int share = browser.attributeOf("progress", "value").map(Integer::valueOf).orElse(-1);
      if (share >= 0 && (shares.isEmpty() || shares.getLast() != share)) {
        shares.add(share);
        if (shares.size() == 2) {
          assertThat(browser.textOf("[role=status]").orElse("")).containsPattern("\\d");
          album.take("uploading");
        }
      }
      Thread.sleep(100);
    }
    browser.leaveFrames();
    return shares;
  }

  private static List<String> verdicts(Browser browser) throws IOException {
    List<String> verdicts = new ArrayList<>();
    for (Element file : browser.all("li.file")) {
      verdicts.add(
          file.attribute("data-verdict").orElse("") + " " + file.attribute("data-kind").orElse(""));
    }
    return verdicts;
  }

  private static URI address(String path) {
    return URI.create("http://127.0.0.1:" + instance.port() + path);
  }
}
