package org.ecluse.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody who can write to the storage can do: make a case damaged, and never more. */
final class TamperIT {

  @TempDir static Path folder;
  private static Instance instance;
  private static List<String> cases = List.of();

  @BeforeAll
  static void sendsTwoCases() throws Exception {
    instance = Instance.started(Map.of());
    for (int i = 0; i < 2; i++) {
      send(instance, "Message " + i);
    }
    instance.stopIntake();
    cases = instance.cases();
    assertThat(cases).hasSize(2);
  }

  private static void send(Instance at, String message) throws Exception {
    Source source = Source.at(at.port());
    Source.Form form = source.form("en");
    byte[] bytes = new byte[100_000];
    new Random(1).nextBytes(bytes);
    byte[] body =
        new Source.Body()
            .field("token", form.token())
            .field("message", message)
            .field("unclean", "keep")
            .file("a.bin", bytes)
            .end();
    assertThat(source.post("en", form, body).status()).isEqualTo(200);
  }

  @AfterAll
  static void stops() throws Exception {
    instance.close();
  }

  private static Path part(String caseId, String name) {
    return instance.vault().resolve("inbox/" + caseId + "/" + name);
  }

  private static Path record(String caseId) {
    return instance.vault().resolve("queue/" + caseId);
  }

  /** Opens the first case, expecting an exit code and, unless it is 0, nothing on the disk. */
  private static void opens(int code, String what) throws Exception {
    Path out = folder.resolve("out-" + System.nanoTime());
    Run run = instance.as("r2", "cases", "open", cases.getFirst(), "--out", out);
    assertThat(run.code()).as("%s: %s", what, run.err()).isEqualTo(code);
    assertThat(Files.exists(out)).as(what).isEqualTo(code == 0);
    assertThat(run.text()).as("nothing on standard output").isEmpty();
    try (java.util.stream.Stream<Path> left = Files.list(folder)) {
      assertThat(left.filter(p -> p.getFileName().toString().contains(".opening-"))).isEmpty();
    }
  }

  /** Changes a file, tries, and puts it back. */
  private static void with(Path file, byte[] changed, int code, String what) throws Exception {
    byte[] original = Files.readAllBytes(file);
    Files.write(file, changed);
    try {
      opens(code, what);
    } finally {
      Files.write(file, original);
    }
  }

  @Test
  void anUntouchedCaseOpens() throws Exception {
    opens(0, "untouched");
  }

  @Test
  void aFlippedBitAnywhereIsDamageOrDistrust() throws Exception {
    List<Path> objects = new ArrayList<>();
    for (String name : List.of("0.head", "0.body", "1.head", "1.body")) {
      objects.add(part(cases.getFirst(), name));
    }
    Random random = new Random(7);
    for (Path object : objects) {
      int size = (int) Files.size(object);
      for (int at : new int[] {0, random.nextInt(size), size - 1}) {
        byte[] bytes = Files.readAllBytes(object);
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        byte[] original = Files.readAllBytes(object);
        Files.write(object, bytes);
        try {
          Path out = folder.resolve("flip-" + System.nanoTime());
          Run run = instance.as("r2", "cases", "open", cases.getFirst(), "--out", out);
          String what = object.getFileName() + " at " + at + ": " + run.err();
          assertThat(run.code()).as(what).isIn(4, 5);
          assertThat(out).as(what).doesNotExist();
        } finally {
          Files.write(object, original);
        }
      }
    }
  }

  @Test
  void aFlippedBitInTheRecordIsNotTrusted() throws Exception {
    Path file = record(cases.getFirst());
    int size = (int) Files.size(file);
    for (int at : new int[] {3, size / 3, size / 2, size - 10}) {
      byte[] bytes = Files.readAllBytes(file);
      bytes[at] ^= 1;
      byte[] original = Files.readAllBytes(file);
      Files.write(file, bytes);
      try {
        Path out = folder.resolve("record-" + at);
        Run run = instance.as("r2", "cases", "open", cases.getFirst(), "--out", out);
        assertThat(run.code()).as(run.err()).isIn(4, 5);
        assertThat(out).doesNotExist();
      } finally {
        Files.write(file, original);
      }
    }
  }

  @Test
  void aHeadOfAnotherCaseOrPartIsDamaged() throws Exception {
    byte[] foreign = Files.readAllBytes(part(cases.get(1), "1.head"));
    with(part(cases.getFirst(), "1.head"), foreign, 4, "the head of another case");
    byte[] manifest = Files.readAllBytes(part(cases.getFirst(), "0.head"));
    with(part(cases.getFirst(), "1.head"), manifest, 4, "the head of another part");
  }

  @Test
  void aForeignMessageInPlaceOfAPartIsDamaged() throws Exception {
    // A whole, valid message to the same reviewer, made by somebody who knows only the certificate.
    Path head = part(cases.getFirst(), "1.head");
    Path body = part(cases.getFirst(), "1.body");
    Path certificate = instance.home().resolve("reviewers/r2.cert.asc");
    Path clean = Files.writeString(folder.resolve("r2.only.asc"), certificateOnly(certificate));
    Run sealed =
        Run.of(
            Map.of(),
            "planted".getBytes(UTF_8),
            "sq",
            "encrypt",
            "--binary",
            "--recipient-cert",
            clean);
    assertThat(sealed.code()).as(sealed.err()).isZero();
    byte[] message = sealed.out();
    int split = 2 + (message[1] & 0xff);
    assertThat(message[1] & 0xff).as("one short PKESK packet").isLessThan(192);
    byte[] planted = java.util.Arrays.copyOf(message, split);
    with(head, planted, 4, "a planted PKESK");
    byte[] wholeBody = java.util.Arrays.copyOfRange(message, split, message.length);
    byte[] originalBody = Files.readAllBytes(body);
    Files.write(body, wholeBody);
    try {
      with(head, planted, 4, "a planted PKESK and body");
    } finally {
      Files.write(body, originalBody);
    }
  }

  private static String certificateOnly(Path file) throws Exception {
    String text = Files.readString(file);
    String end = "-----END PGP PUBLIC KEY BLOCK-----";
    return text.substring(0, text.indexOf(end) + end.length()) + "\n";
  }

  @Test
  void swappedBodiesAreDamaged() throws Exception {
    byte[] foreign = Files.readAllBytes(part(cases.get(1), "1.body"));
    with(part(cases.getFirst(), "1.body"), foreign, 4, "the body of another case");
    byte[] manifest = Files.readAllBytes(part(cases.getFirst(), "0.body"));
    with(part(cases.getFirst(), "1.body"), manifest, 4, "the body of another part");
  }

  @Test
  void aMissingOrShortenedPartIsDamaged() throws Exception {
    byte[] body = Files.readAllBytes(part(cases.getFirst(), "1.body"));
    with(
        part(cases.getFirst(), "1.body"),
        java.util.Arrays.copyOf(body, body.length - 1),
        4,
        "a shortened body");
    Path file = part(cases.getFirst(), "1.head");
    byte[] head = Files.readAllBytes(file);
    Files.delete(file);
    try {
      opens(4, "a missing head");
    } finally {
      Files.write(file, head);
    }
  }

  @Test
  void theRecordOfAnotherCaseIsDamaged() throws Exception {
    byte[] foreign = Files.readAllBytes(record(cases.get(1)));
    with(record(cases.getFirst()), foreign, 4, "the record of another case");
  }

  @Test
  void aRecordSignedByAStrangersNodeIsNotTrusted() throws Exception {
    // Another instance, whole and honest, with its own node: its cases carried into our vault.
    try (Instance stranger = Instance.stranger()) {
      send(stranger, "planted");
      String planted = stranger.cases().getFirst();
      copy(
          stranger.vault().resolve("inbox/" + planted),
          instance.vault().resolve("inbox/" + planted));
      Path target = record(planted);
      Files.copy(stranger.vault().resolve("queue/" + planted), target);
      Path out = folder.resolve("planted");
      Run run = instance.as("r2", "cases", "open", planted, "--out", out);
      assertThat(run.code()).as(run.err()).isEqualTo(5);
      assertThat(out).doesNotExist();
      Run list = instance.ecluse("cases", "list", "--json");
      assertThat(list.text()).contains(planted).contains("\"state\" : \"not-trusted\"");
      Files.delete(target);
    }
  }

  private static void copy(Path from, Path to) throws Exception {
    Files.createDirectories(to);
    try (java.util.stream.Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
