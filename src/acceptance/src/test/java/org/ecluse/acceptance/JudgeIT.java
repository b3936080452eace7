package org.ecluse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.ecluse.testkit.watch.Marker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The judge says yes to a vault as it should be, and finds each breach that is planted in it. */
final class JudgeIT {

  private static final Marker MARKER = Marker.fresh();
  private static final String MESSAGE = "to the judge " + MARKER.text();
  private static final byte[] FILE = MARKER.text().repeat(9000).getBytes(StandardCharsets.UTF_8);

  private static Instance instance;
  private static String caseId;

  private Judge judge;

  JudgeIT() {
    judge = Judge.of(instance);
  }

  @BeforeAll
  static void oneCaseIsSent() throws Exception {
    instance = Instance.started(java.util.Map.of());
    send();
    caseId = instance.cases().getFirst();
    instance.stopIntake();
  }

  @AfterAll
  static void end() throws Exception {
    instance.close();
  }

  private static void send() throws Exception {
    Source source = Source.at(instance.port());
    Source.Form form = source.form("en");
    byte[] body =
        new Source.Body()
            .field("token", form.token())
            .field("message", MESSAGE)
            .field("unclean", "keep")
            .file("a.bin", FILE)
            .file("b.bin", FILE)
            .file("c.bin", FILE)
            .end();
    assertThat(source.post("en", form, body).status()).isEqualTo(200);
  }

  private void sentAndSwept() throws Exception {
    Files.deleteIfExists(instance.home().resolveSibling("ledger"));
    judge.note(true, MESSAGE, FILE, FILE, FILE);
    judge.add("--marker", MARKER.text()).add("--swept", "yes");
  }

  private void finds(String... breaches) throws Exception {
    Run run = judge.ask();
    List<String> said = run.text().lines().filter(line -> !line.startsWith("looked at")).toList();
    assertThat(said).as(run.err()).hasSize(breaches.length);
    for (int i = 0; i < breaches.length; i++) {
      assertThat(said.get(i)).startsWith(breaches[i]);
    }
    assertThat(run.code()).isEqualTo(breaches.length == 0 ? 0 : 1);
  }

  private static Path object(String name) {
    return instance.vault().resolve("inbox").resolve(caseId).resolve(name);
  }

  /** Whatever is done to an object is undone again. */
  private void with(Path object, byte[] changed, String... breaches) throws Exception {
    byte[] before = Files.readAllBytes(object);
    Files.write(object, changed);
    try {
      finds(breaches);
    } finally {
      Files.write(object, before);
    }
  }

  private void without(Path object, String... breaches) throws Exception {
    byte[] before = Files.readAllBytes(object);
    Files.delete(object);
    try {
      finds(breaches);
    } finally {
      Files.write(object, before);
    }
  }

  private void withNew(Path file, String text, String... breaches) throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    try {
      finds(breaches);
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void findsNothingWhereEverythingWasKept() throws Exception {
    sentAndSwept();
    finds();
    assertThat(judge.ask().text())
        .contains("sent 1, receipts 1, cases 1, objects")
        .contains("orphans 0");
  }

  @Test
  void findsACaseThatIsLost() throws Exception {
    sentAndSwept();
    // Without its record, everything of the case is an orphan.
    Path record = instance.vault().resolve("queue").resolve(caseId);
    byte[] before = Files.readAllBytes(record);
    Files.delete(record);
    try {
      Run run = judge.ask();
      assertThat(run.text()).contains("LOST ").contains("ORPHAN inbox/" + caseId + "/0.body");
      assertThat(run.code()).isEqualTo(1);
    } finally {
      Files.write(record, before);
    }
  }

  @Test
  void findsAPartThatIsMissing() throws Exception {
    sentAndSwept();
    without(object("1.body"), "HALF " + caseId + ": body 1 is missing", "LOST ");
    without(object("4.head"), "HALF " + caseId + ": head 4 is missing", "LOST ");
  }

  @Test
  void findsAChangedBodyAndAForeignHead() throws Exception {
    sentAndSwept();
    byte[] body = Files.readAllBytes(object("1.body"));
    byte[] cut = Arrays.copyOf(body, body.length - 1);
    body[body.length / 2] ^= 1;
    with(object("1.body"), body, "HALF " + caseId + ": body 1 is changed", "LOST ");
    with(object("1.body"), cut, "HALF " + caseId + ": body 1 has another size", "LOST ");
    byte[] other = Files.readAllBytes(object("2.head"));
    with(object("1.head"), other, "HALF " + caseId + ": gpg does not open part 1", "LOST ");
  }

  @Test
  void findsARecordThatIsNone() throws Exception {
    sentAndSwept();
    Path record = instance.vault().resolve("queue").resolve(caseId);
    Run run;
    byte[] before = Files.readAllBytes(record);
    Files.write(record, Arrays.copyOf(before, 100));
    try {
      run = judge.ask();
    } finally {
      Files.write(record, before);
    }
    assertThat(run.text()).contains("HALF " + caseId);
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void findsBytesThatAreNotThoseSent() throws Exception {
    Files.deleteIfExists(instance.home().resolveSibling("ledger"));
    byte[] other = FILE.clone();
    other[77] ^= 1;
    judge.note(true, MESSAGE, FILE, other, FILE);
    Run run = judge.ask();
    assertThat(run.text()).contains("LOST ").contains("FOREIGN ");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void findsASubmissionThatBecameTwoCases() throws Exception {
    sentAndSwept();
    try (Stream<Path> all = Files.walk(instance.vault())) {
      List<Path> before = all.toList();
      instance.startIntake();
      send();
      instance.stopIntake();
      finds("TWICE ");
      try (Stream<Path> now = Files.walk(instance.vault())) {
        for (Path path : now.sorted(java.util.Comparator.reverseOrder()).toList()) {
          if (!before.contains(path)) {
            Files.delete(path);
          }
        }
      }
    }
  }

  @Test
  void findsAnOrphan() throws Exception {
    sentAndSwept();
    Path stray = instance.vault().resolve("inbox/00112233445566778899aabbccddeeff/3.body");
    withNew(stray, "sealed", "ORPHAN inbox/00112233445566778899aabbccddeeff/3.body");
    Files.delete(stray.getParent());
    withNew(object("7.head"), "sealed", "ORPHAN inbox/" + caseId + "/7.head");
  }

  @Test
  void findsWhatIsReadable() throws Exception {
    sentAndSwept();
    String text = "padding" + MARKER.text() + "padding";
    String coded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    withNew(instance.vault().resolve("trash/x"), text, "READABLE trash/x", "READABLE /");
    withNew(instance.home().resolve("some.log"), "a" + coded, "READABLE /");
    withNew(instance.home().resolve("core"), text.replaceAll("(.)", "$1\0"), "READABLE /");
  }

  @Test
  void saysWhenItCouldNotLook() throws Exception {
    Files.deleteIfExists(instance.home().resolveSibling("ledger"));
    Run run = judge.ask();
    assertThat(run.code()).as("without a ledger").isEqualTo(2);
    sentAndSwept();
    judge.add("--vault", "folder:/nowhere");
    assertThat(judge.ask().code()).isEqualTo(2);
  }
}
