package org.ecluse.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One case of awkward sizes, opened by our tools, by gpg and by sq, and by nobody else. */
final class ReviewersIT {

  private static final int[] SIZES = {0, 1, 65_535, 65_536, 65_537, 131_071, 131_073, 5 << 20};

  @TempDir static Path folder;
  private static Instance instance;
  private static String caseId = "";

  @BeforeAll
  static void sendsOneCase() throws Exception {
    instance = Instance.started(Map.of());
    Source source = Source.at(instance.port());
    Source.Form form = source.form("fr");
    Source.Body body =
        new Source.Body()
            .field("token", form.token())
            .field("message", "Bonjour")
            .field("unclean", "keep");
    for (int size : SIZES) {
      body.file("octets-" + size + ".bin", bytes(size));
    }
    Source.Answer answer = source.post("fr", form, body.end());
    assertThat(answer.status()).isEqualTo(200);
    caseId = instance.cases().getFirst();
  }

  @AfterAll
  static void stops() throws Exception {
    instance.close();
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  /** A file of no bytes is a file: it was named. */
  private static List<byte[]> sent() {
    List<byte[]> sent = new ArrayList<>();
    for (int size : SIZES) {
      sent.add(bytes(size));
    }
    return sent;
  }

  @Test
  void eachReviewerOpensEveryByte() throws Exception {
    for (String reviewer : List.of("r1", "r2", "r3")) {
      Path out = folder.resolve(reviewer);
      Run run = instance.as(reviewer, "cases", "open", caseId, "--out", out);
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(out.resolve("message.txt")).hasContent("Bonjour");
      List<Path> files = list(out.resolve("files"));
      List<byte[]> sent = sent();
      assertThat(files).hasSameSizeAs(sent);
      for (int i = 0; i < sent.size(); i++) {
        assertThat(Files.readAllBytes(files.get(i))).isEqualTo(sent.get(i));
      }
    }
  }

  @Test
  void gpgAloneOpensEveryByte() throws Exception {
    for (String reviewer : List.of("r1", "r2")) {
      Path gnupg = Files.createDirectory(folder.resolve("gnupg-" + reviewer));
      Path pass = instance.home().resolve("reviewers/" + reviewer + ".pass");
      Object[] gpg = {
        "gpg",
        "--homedir",
        gnupg,
        "--batch",
        "--quiet",
        "--pinentry-mode",
        "loopback",
        "--passphrase-file",
        pass
      };
      Run imported = Run.of(Map.of(), with(gpg, "--import", key(reviewer)));
      assertThat(imported.code()).as(imported.err()).isZero();
      List<byte[]> sent = sent();
      for (int part = 1; part <= sent.size(); part++) {
        Run run = Run.of(Map.of(), message(part), with(gpg, "--decrypt"));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).as("part %d", part).isEqualTo(sent.get(part - 1));
      }
      Run.of(Map.of(), "gpgconf", "--homedir", gnupg, "--kill", "all");
    }
  }

  @Test
  void sqAloneOpensEveryByte() throws Exception {
    for (String reviewer : List.of("r1", "r2")) {
      Path plain = unlocked(reviewer);
      List<byte[]> sent = sent();
      for (int part = 1; part <= sent.size(); part++) {
        Run run = Run.of(Map.of(), message(part), "sq", "decrypt", "--recipient-key", plain);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).as("part %d", part).isEqualTo(sent.get(part - 1));
      }
    }
  }

  /** sq asks for passphrases on a terminal only: give it the key without one. */
  private static Path unlocked(String reviewer) throws Exception {
    Path gnupg = Files.createDirectory(folder.resolve("unlock-" + reviewer));
    Path pass = instance.home().resolve("reviewers/" + reviewer + ".pass");
    Object[] gpg = {
      "gpg",
      "--homedir",
      gnupg,
      "--batch",
      "--quiet",
      "--pinentry-mode",
      "loopback",
      "--passphrase-file",
      pass
    };
    assertThat(Run.of(Map.of(), with(gpg, "--import", key(reviewer))).code()).isZero();
    Run fingerprints = Run.of(Map.of(), with(gpg, "--list-secret-keys", "--with-colons"));
    String fingerprint =
        fingerprints
            .text()
            .lines()
            .filter(l -> l.startsWith("fpr"))
            .findFirst()
            .orElseThrow()
            .split(":", -1)[9];
    Run changed =
        Run.of(
            Map.of(),
            "sh",
            "-c",
            "printf '%s\\n\\n\\n' \"$(cat \"$1\")\" | gpg --homedir \"$0\" --batch --pinentry-mode loopback"
                + " --command-fd 0 --change-passphrase \"$2\"",
            gnupg,
            pass,
            fingerprint);
    assertThat(changed.code()).as(changed.err()).isZero();
    Run exported =
        Run.of(
            Map.of(),
            "gpg",
            "--homedir",
            gnupg,
            "--batch",
            "--pinentry-mode",
            "loopback",
            "--passphrase",
            "",
            "--export-secret-keys",
            fingerprint);
    assertThat(exported.code()).as(exported.err()).isZero();
    Run.of(Map.of(), "gpgconf", "--homedir", gnupg, "--kill", "all");
    return Files.write(folder.resolve(reviewer + ".plain.pgp"), exported.out());
  }

  @Test
  void aStrangersKeyEndsWithCode3AndNoFolder() throws Exception {
    Path stranger = folder.resolve("stranger");
    Path pass = Files.writeString(folder.resolve("stranger.pass"), "stranger");
    Run made =
        instance.ecluse(
            "keys", "new-reviewer", "stranger", "--out", stranger, "--passphrase-file", pass);
    assertThat(made.code()).as(made.err()).isZero();
    Map<String, String> settings = new java.util.HashMap<>(instance.settings());
    settings.put("ECLUSE_KEY", stranger.resolve("stranger.sec.asc").toString());
    settings.put("ECLUSE_PASSPHRASE_FILE", pass.toString());
    Path out = folder.resolve("stolen");
    Run run =
        Run.of(
            settings,
            Instance.root().resolve("deploy/ecluse"),
            "cases",
            "open",
            caseId,
            "--out",
            out);
    assertThat(run.code()).as(run.err()).isEqualTo(3);
    assertThat(out).doesNotExist();
  }

  @Test
  void theQueueShowsTheCaseAsOk() throws Exception {
    Run run = instance.ecluse("cases", "list", "--json");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.text()).contains(caseId).contains("\"state\" : \"ok\"");
  }

  @Test
  void everyBodyIsAtLeastABucketAndThePartsAreAPowerOfTwo() throws Exception {
    try (Stream<Path> bodies = Files.walk(instance.vault().resolve("inbox"))) {
      List<Path> all = bodies.filter(p -> p.toString().endsWith(".body")).toList();
      assertThat(all).hasSize(8 + 1);
      for (Path body : all) {
        assertThat(Files.size(body)).isGreaterThanOrEqualTo(65_536);
      }
    }
  }

  private static Path key(String reviewer) {
    return instance.home().resolve("reviewers/" + reviewer + ".sec.asc");
  }

  private static byte[] message(int part) throws Exception {
    Path parts = instance.vault().resolve("inbox/" + caseId);
    byte[] head = Files.readAllBytes(parts.resolve(part + ".head"));
    byte[] body = Files.readAllBytes(parts.resolve(part + ".body"));
    byte[] message = java.util.Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, message, head.length, body.length);
    return message;
  }

  private static Object[] with(Object[] start, Object... more) {
    List<Object> all = new ArrayList<>(List.of(start));
    all.addAll(List.of(more));
    return all.toArray();
  }

  private static List<Path> list(Path of) throws Exception {
    try (Stream<Path> files = Files.list(of)) {
      return files.sorted(Comparator.comparing(f -> f.getFileName().toString())).toList();
    }
  }

  @Test
  void theNamesOfTheVaultTellNothing() throws Exception {
    for (Path object : instance.objects()) {
      assertThat(instance.vault().relativize(object).toString())
          .matches("(inbox/[0-9a-f]{32}/[0-9]+\\.(head|body)|queue/[0-9a-f]{32})");
      assertThat(new String(Files.readAllBytes(object), UTF_8)).doesNotContain("octets-");
    }
  }
}
