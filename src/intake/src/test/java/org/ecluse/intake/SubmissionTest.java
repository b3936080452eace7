package org.ecluse.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecluse.core.CaseId;
import org.ecluse.core.Manifest;
import org.ecluse.core.Shelf;
import org.ecluse.core.Verdict;
import org.ecluse.intake.Visit.Reply;
import org.ecluse.unseal.CaseOpener;
import org.ecluse.unseal.OpenedCase;
import org.ecluse.unseal.SecretKey;
import org.junit.jupiter.api.Test;

/** What becomes of a form that is taken: opened again with the reviewer's key. */
@QuarkusTest
final class SubmissionTest {

  @Inject
  @SuppressWarnings("NullAway.Init")
  Instance instance;

  @Inject
  @SuppressWarnings("NullAway.Init")
  TestParts.ScriptedLaundry laundry;

  private record Sent(Reply reply, Manifest manifest, List<String> contents) {}

  private Set<CaseId> cases() throws Exception {
    Set<CaseId> cases = new HashSet<>();
    instance.shelf().cases(Optional.empty(), 1_000).stream()
        .map(Shelf.Listed::caseId)
        .forEach(cases::add);
    return cases;
  }

  /** Sends a form and opens the one case that came of it. */
  private Sent send(Source source, byte[] body) throws Exception {
    Set<CaseId> before = cases();
    Reply reply = source.send(body);
    assertThat(reply.status()).describedAs(reply.body()).isEqualTo(200);
    Set<CaseId> after = cases();
    after.removeAll(before);
    assertThat(after).hasSize(1);
    CaseOpener opener =
        new CaseOpener(
            instance.shelf(), instance.keyring(), Clock.systemUTC(), Path.of("target/cache"));
    try (SecretKey key = instance.reviewer()) {
      OpenedCase opened = opener.open(after.iterator().next(), key);
      List<String> contents = new ArrayList<>();
      for (Manifest.FileEntry file : opened.manifest().files()) {
        if (file.part().isPresent()) {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          opened.write(file, bytes);
          contents.add(bytes.toString(UTF_8));
        }
      }
      assertThat(laundry.held()).isZero();
      return new Sent(reply, opened.manifest(), contents);
    }
  }

  private Source source(String language) throws IOException {
    return Source.open(instance.port(), language);
  }

  @Test
  void aMessageAloneIsACaseWithOnePaddingPart() throws Exception {
    Source source = source("fr");
    Sent sent = send(source, source.form().field("message", "Bonjour,\r\nà demain").whole());
    assertThat(sent.manifest.message()).isEqualTo("Bonjour,\nà demain");
    assertThat(sent.manifest.language()).isEqualTo("fr");
    assertThat(sent.manifest.form().text()).isEqualTo(source.id());
    assertThat(sent.manifest.files()).isEmpty();
    assertThat(sent.manifest.padding()).containsExactly(1);
    assertThat(sent.reply.body())
        .contains("<html lang=\"fr\"", "Votre message est arrivé.")
        .doesNotContain("class=\"file\"");
  }

  @Test
  void filesAreCleanedAndTheReceiptNamesTheGroups() throws Exception {
    Source source = source("en");
    byte[] body =
        source
            .form()
            .field("message", "")
            .field("unclean", "refuse")
            .field("originals", "drop")
            .file("phone <b>.jpg", "clean")
            .file("odd.bin", "odd")
            .file("", "")
            .file("two.jpg", "clean")
            .file("three.jpg", "clean")
            .whole();
    Sent sent = send(source, body);
    assertThat(sent.contents).containsExactly("washed", "washed", "washed");
    assertThat(sent.manifest.files())
        .extracting(
            Manifest.FileEntry::declaredName, f -> f.report().verdict(), f -> f.part().orElse(0))
        .containsExactly(
            tuple("phone <b>.jpg", Verdict.CLEAN, 1),
            tuple("odd.bin", Verdict.REFUSED, 0),
            tuple("two.jpg", Verdict.CLEAN, 2),
            tuple("three.jpg", Verdict.CLEAN, 3));
    assertThat(sent.manifest.padding()).containsExactly(4);
    assertThat(sent.reply.body())
        .contains("<li class=\"file\" data-verdict=\"CLEAN\" data-kind=\"image/jpeg\">")
        .contains(
            "<li class=\"file\" data-verdict=\"REFUSED\" data-kind=\"application/octet-stream\">")
        .contains("phone &lt;b&gt;.jpg", ">place</span>, ", ">names of people</span>")
        .contains("We cannot clean this kind of file.")
        .doesNotContain("GPS", "Author", "codename");
  }

  @Test
  void whatCannotBeCleanedIsKeptOnlyByTheSourcesChoice() throws Exception {
    Source source = source("fr");
    byte[] body =
        source
            .form()
            .field("unclean", "keep")
            .file("a.bin", "odd")
            .file("b.pdf", "partial")
            .whole();
    Sent sent = send(source, body);
    assertThat(sent.contents).containsExactly("odd", "washed");
    assertThat(sent.manifest.files())
        .extracting(f -> f.report().verdict())
        .containsExactly(Verdict.UNTOUCHED, Verdict.PARTIAL);
    assertThat(sent.reply.body()).contains("Toujours dedans", "dates et heures");
  }

  @Test
  void aPartialFileThatStillNamesSomebodyIsRefusedByDefault() throws Exception {
    Source source = source("en");
    Sent sent = send(source, source.form().file("a.jpg", "clean").file("b.pdf", "partial").whole());
    assertThat(sent.manifest.files())
        .extracting(f -> f.report().verdict())
        .containsExactly(Verdict.CLEAN, Verdict.REFUSED);
    assertThat(sent.contents).hasSize(1);
  }

  @Test
  void hostileNamesBecomeDeclaredNames() throws Exception {
    Source source = source("en");
    String rightToLeft = "invoice\u202egpj.exe";
    Sent sent =
        send(
            source,
            source
                .form()
                .file("../../../../tmp/x.jpg", "clean")
                .file("C:\\Users\\me\\y.jpg", "clean")
                .file(rightToLeft, "clean")
                .file("n".repeat(4_000) + ".jpeg", "clean")
                .file("", "clean")
                .whole());
    assertThat(sent.manifest.files())
        .extracting(Manifest.FileEntry::declaredName)
        .satisfies(
            names -> {
              assertThat(names.get(0)).isEqualTo("x.jpg");
              assertThat(names.get(1)).isEqualTo("y.jpg");
              assertThat(names.get(2)).isEqualTo("invoice\uFFFDgpj.exe");
              assertThat(names.get(3)).hasSize(255).endsWith("nnn.jpeg").contains("…");
              assertThat(names.get(4)).isEmpty();
            });
    assertThat(sent.reply.body()).contains("<bdi>(without a name)</bdi>");
  }

  @Test
  void theSameFormSentTwiceIsTwoCasesOfOneForm() throws Exception {
    Source source = source("en");
    Sent first = send(source, source.form().field("message", "one").whole());
    Sent second = send(source, source.form().field("message", "one").whole());
    assertThat(second.manifest.form()).isEqualTo(first.manifest.form());
    assertThat(second.manifest.boot()).isEqualTo(first.manifest.boot());
    assertThat(second.manifest.counter()).isEqualTo(first.manifest.counter() + 1);
  }

  @Test
  void theProgressFrameSaysItIsSafeAndStops() throws Exception {
    Source source = source("en");
    send(source, source.form().field("message", "one").whole());
    assertThat(source.progress().body()).contains("Safe.").doesNotContain("http-equiv");
  }

  @Test
  void aBodyInChunksIsTakenToo() throws Exception {
    Source source = source("en");
    byte[] body = source.form().field("message", "in chunks").whole();
    try (Visit visit = new Visit(instance.port())) {
      visit.head(
          "POST",
          source.path(),
          "Content-Type: multipart/form-data; boundary=" + Visit.BOUNDARY,
          "Transfer-Encoding: chunked");
      for (byte b : body) {
        visit.write("1\r\n");
        visit.write(new byte[] {b});
        visit.write("\r\n");
      }
      visit.write("0\r\n\r\n");
      assertThat(visit.reply().status()).isEqualTo(200);
    }
  }

  @Test
  void whoAsksBeforeSendingIsToldToGoOn() throws Exception {
    Source source = source("en");
    byte[] body = source.form().field("message", "asked").whole();
    try (Visit visit = new Visit(instance.port())) {
      visit.head(
          "POST",
          source.path(),
          "Content-Type: multipart/form-data; boundary=" + Visit.BOUNDARY,
          "Expect: 100-continue",
          "Content-Length: " + body.length);
      assertThat(visit.reply().status()).isEqualTo(100);
      visit.write(body);
      assertThat(visit.reply().status()).isEqualTo(200);
    }
  }
}
