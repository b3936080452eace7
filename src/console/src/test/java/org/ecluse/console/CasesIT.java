package org.ecluse.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecluse.core.CaseId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The queue and its cases, whole ones and others. */
final class CasesIT {

  private static final String SCRIPT = "<script>alert(1)</script>";
  private static final TestVault.File PHOTO = Samples.photo("IMG_1.jpg");

  private static TestVault vault;
  private static StartedConsole console;
  private static CaseId foreign;
  private static CaseId unreadable;
  private static CaseId good;
  private static CaseId hostile;
  private static CaseId longName;
  private static CaseId badManifest;
  private static CaseId badFile;
  private static CaseId badHead;
  private static CaseId badRecord;
  private static CaseId missing;
  private static CaseId swapped;

  @BeforeAll
  static void start() throws Exception {
    vault = TestVault.make();
    unreadable = vault.put("Pour boris seulement", PHOTO);
    vault.welcomeAnna();
    foreign = vault.putByStranger("Un inconnu", PHOTO);
    good =
        vault.put(
            "Bonjour,\nvoici la convention.",
            PHOTO,
            Samples.document("réunion.docx"),
            Samples.report("convention.pdf"),
            Samples.text("données.csv", "a;b\n"),
            Samples.sealed("x.gpg"),
            Samples.refused("protégé.pdf"),
            Samples.text("vide.txt", ""));
    hostile =
        vault.put(
            SCRIPT + " \u202Eexe.fdp & \"guillemets\" '\u0007 مرحبا",
            Samples.text("facture\u202Efdp.exe", "MZ"),
            Samples.text(SCRIPT + "\"'.html", SCRIPT),
            Samples.text("../../../etc/passwd", "x"),
            Samples.text("x".repeat(1000) + ".txt", "x"));
    longName = vault.put("Un nom trop long", Samples.text("x".repeat(4000) + ".txt", "x"));
    badManifest = vault.put("Abîmé un", PHOTO);
    vault.flipABit("inbox/" + badManifest + "/0.body");
    badFile = vault.put("Abîmé deux", Samples.text("entier.txt", "entier"), PHOTO);
    vault.flipABit("inbox/" + badFile + "/2.body");
    badHead = vault.put("Abîmé trois", PHOTO);
    vault.flipABit("inbox/" + badHead + "/0.head");
    badRecord = vault.put("Abîmé quatre", PHOTO);
    vault.flipABit("queue/" + badRecord);
    missing = vault.put("Abîmé cinq", PHOTO);
    Files.delete(vault.object("inbox/" + missing + "/1.body"));
    swapped = vault.put("Abîmé six", PHOTO);
    copy("inbox/" + good + "/1.body", "inbox/" + swapped + "/1.body");
    console = StartedConsole.over(vault, Map.of());
  }

  private static void copy(String from, String to) throws IOException {
    byte[] bytes = Files.readAllBytes(vault.object(from));
    Files.delete(vault.object(to));
    Files.write(vault.object(to), bytes);
  }

  @AfterAll
  static void end() throws IOException {
    console.close();
    vault.close();
  }

  private static String stateIn(String page, CaseId caseId) {
    Matcher row =
        Pattern.compile("<tr class=\"([a-z-]+)\">\\s*<th[^>]*><a href=\"/en/case/" + caseId)
            .matcher(page);
    assertThat(row.find()).as("%s is listed", caseId).isTrue();
    return row.group(1);
  }

  @Test
  void listsEveryCaseWithItsState() throws IOException {
    String page = console.reviewer().get("/en/").text();
    assertThat(stateIn(page, good)).isEqualTo("ok");
    assertThat(stateIn(page, hostile)).isEqualTo("ok");
    assertThat(stateIn(page, foreign)).isEqualTo("not-trusted");
    assertThat(stateIn(page, unreadable)).isEqualTo("unreadable");
    for (CaseId damaged : List.of(longName, badManifest, badFile, badHead, missing, swapped)) {
      assertThat(stateIn(page, damaged)).isEqualTo("damaged");
    }
    assertThat(stateIn(page, badRecord)).isIn("damaged", "not-trusted");
    assertThat(page).contains("11 cases");
  }

  @Test
  void showsNothingOfACaseThatIsNotWhole() throws IOException {
    Visitor reviewer = console.reviewer();
    String queue = reviewer.get("/fr/").text();
    assertThat(queue).doesNotContain("Abîmé", "inconnu</", "boris seulement", "trop long");
    for (CaseId closed :
        List.of(foreign, unreadable, badManifest, badFile, badHead, badRecord, missing, swapped)) {
      for (String path : List.of("/fr/case/" + closed, "/fr/case/" + closed + "/file/1")) {
        Visitor.Answer answer = reviewer.get(path);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("content-type").orElseThrow()).startsWith("text/html");
        assertThat(answer.header("content-disposition")).isEmpty();
        assertThat(answer.text())
            .contains("n’est pas ouvert", closed.text())
            .doesNotContain("Abîmé", "IMG_1", "entier.txt", "Télécharger");
      }
    }
  }

  @Test
  void showsAWholeCaseWithItsMessageFilesAndReports() throws IOException {
    Visitor.Answer page = console.reviewer().get("/fr/case/" + good);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("<div class=\"message\">Bonjour,\nvoici la convention.</div>")
        .contains("IMG_1.jpg", "réunion.docx", "convention.pdf", "x.gpg", "protégé.pdf")
        .contains("Nettoyé", "Nettoyé en partie", "Tel quel", "Chiffré par la source", "Refusé")
        .contains("7 traces retirées", "1 trace encore présente", "GPS GPSLatitude", "lieu")
        .contains("/fr/case/" + good + "/file/7")
        .doesNotContain("/fr/case/" + good + "/file/6");
  }

  @Test
  void escapesWhatASourceWroteAndMarksWhatLiesToTheEye() throws IOException {
    Visitor reviewer = console.reviewer();
    for (String path : List.of("/fr/", "/fr/case/" + hostile, "/fr/case/" + hostile + "/file/2")) {
      String page = reviewer.get(path).text();
      assertThat(page).as(path).doesNotContain(SCRIPT).doesNotContain("\u202E", "\u0007");
      assertThat(page).as(path).contains("&lt;script&gt;");
    }
    assertThat(reviewer.get("/fr/case/" + hostile).text())
        .contains("facture⟨U+202E⟩fdp.exe", "&quot;&#39;.html", "مرحبا")
        .contains("<bdi>", "x".repeat(100) + "\u2009…\u2009");
  }

  @Test
  void neverShowsAScriptNorAnythingFromElsewhere() throws IOException {
    Visitor reviewer = console.reviewer();
    for (String path : List.of("/fr/", "/en/case/" + good, "/fr/case/" + good + "/file/1")) {
      assertThat(reviewer.get(path).text())
          .doesNotContainPattern(
              "(?i)<script|<iframe|<object|<img|style=\"| on[a-z]+=\"|https?://");
    }
  }

  @Test
  void knowsNothingOfCasesAndFilesThatAreNotThere() throws IOException {
    Visitor reviewer = console.reviewer();
    for (String path :
        List.of(
            "/fr/case/" + CaseId.random(),
            "/fr/case/" + CaseId.random() + "/file/1",
            "/fr/case/" + good + "/file/6",
            "/fr/case/" + good + "/file/8",
            "/fr/case/" + good + "/file/0",
            "/fr/case/" + good + "/file/99999",
            "/fr/case/../../etc/passwd",
            "/fr/case/" + good.text().toUpperCase(java.util.Locale.ROOT),
            "/de/")) {
      assertThat(reviewer.get(path).status()).as(path).isEqualTo(404);
    }
  }

  @Test
  void leadsFromCaseToCaseAndPageToPage() throws IOException {
    Visitor reviewer = console.reviewer();
    assertThat(reviewer.get("/fr/case/" + good).text()).containsPattern("rel=\"(prev|next)\"");
    assertThat(reviewer.get("/fr/?page=9999999").status()).isEqualTo(200);
    assertThat(reviewer.get("/fr/?page=-1").status()).isEqualTo(200);
    assertThat(reviewer.get("/fr/?page=x%3Cscript%3E").status()).isEqualTo(200);
    assertThat(reviewer.get("/fr/case/" + good).text()).contains("href=\"/en/case/" + good + "\"");
  }

  @Test
  void warnsBeforeTheFirstDownloadOfACaseAndThenGivesTheVeryBytes() throws IOException {
    Visitor reviewer = console.reviewer();
    String path = "/fr/case/" + good + "/file/1";
    Visitor.Answer warning = reviewer.get(path);
    assertThat(warning.header("content-type").orElseThrow()).startsWith("text/html");
    assertThat(warning.text()).contains("sans danger", "001-IMG_1.jpg");
    assertThat(reviewer.post(path, Map.of("token", warning.token())).header("location"))
        .contains(path);

    Visitor.Answer photo = reviewer.get(path);
    assertThat(photo.body()).isEqualTo(PHOTO.bytes());
    assertThat(photo.header("content-disposition").orElseThrow())
        .startsWith("attachment; filename=\"001-IMG_1.jpg\"");
    assertThat(photo.header("content-type")).contains("application/octet-stream");
    assertThat(photo.header("content-length")).contains(Integer.toString(PHOTO.bytes().length));
    assertThat(photo.header("content-security-policy").orElseThrow()).endsWith("sandbox");
    assertThat(photo.header("cache-control")).contains("no-store");

    assertThat(reviewer.get("/fr/case/" + good + "/file/3").body())
        .isEqualTo(Samples.report("x").bytes());
    assertThat(reviewer.get("/fr/case/" + good + "/file/7").body()).isEmpty();
    assertThat(reviewer.get("/fr/case/" + hostile + "/file/1").header("content-disposition"))
        .as("another case warns again")
        .isEmpty();
  }

  @Test
  void savesUnderNamesThatAreSafe() throws IOException {
    Visitor reviewer = console.reviewer();
    String path = "/en/case/" + hostile + "/file/";
    reviewer.post(path + "1", Map.of("token", reviewer.get("/en/").token()));
    for (int number = 1; number <= 4; number++) {
      assertThat(reviewer.get(path + number).header("content-disposition").orElseThrow())
          .matches("attachment; filename=\"00" + number + "-[A-Za-z0-9._-]+\"; filename\\*=.*")
          .doesNotContain("/", "%2F", "%E2%80%AE", "%5C");
    }
  }

  @Test
  void giveNotOneByteOfAFileThatWasDamagedAfterItsPageWasShown() throws Exception {
    CaseId caseId = vault.put("Bientôt abîmé", PHOTO, Samples.document("reste.docx"));
    Visitor reviewer = console.reviewer();
    String path = "/fr/case/" + caseId + "/file/1";
    reviewer.post(path, Map.of("token", reviewer.get("/fr/case/" + caseId).token()));
    assertThat(reviewer.get(path).body()).isEqualTo(PHOTO.bytes());
    vault.flipABit("inbox/" + caseId + "/1.body");
    Visitor.Answer answer = reviewer.get(path);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.header("content-type").orElseThrow()).startsWith("text/html");
    assertThat(answer.header("content-disposition")).isEmpty();
    Files.delete(vault.object("queue/" + caseId));
  }
}
