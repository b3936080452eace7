package org.ecluse.sanitize.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ecluse.core.Reason;
import org.ecluse.core.Verdict;
import org.ecluse.sanitize.Formats;
import org.ecluse.sanitize.Washed;
import org.ecluse.sanitize.inspect.DocInspector;
import org.ecluse.sanitize.inspect.PptInspector;
import org.ecluse.testkit.documents.DirtyOldOffice;
import org.ecluse.testkit.documents.MakeDocuments;
import org.ecluse.testkit.documents.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Word and PowerPoint before 2007. */
class OleCleanersTest {

  private static final Map<String, byte[]> OLD = MakeDocuments.old();

  static Set<String> documents() {
    return OLD.keySet();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void comeOutCleanWithTheirWords(String name) {
    Washed washed = Washed.of(bytes(name));
    assertThat(washed.report().verdict()).as(washed.left().toString()).isEqualTo(Verdict.CLEAN);
    assertThat(washed.report().kind().extension()).isEqualTo(name.substring(6));
    assertThat(plain(washed.bytes())).contains(DirtyOldOffice.TEXT);
    assertThat(Person.ALL).noneMatch(plain(washed.bytes())::contains);
    assertThat(washed.removed())
        .contains("OLE description: person", "OLE times of entries", "left-over sectors");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void cleaningTwiceChangesNothing(String name) {
    byte[] once = Washed.of(bytes(name)).bytes();
    assertThat(Washed.of(once).bytes()).isEqualTo(once);
    assertThat(Washed.of(once).removed()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void cutOrNoisyTheyEndWithAVerdict(String name) {
    byte[] whole = bytes(name);
    for (int length = 1; length < whole.length; length += 401) {
      assertFinished(Washed.of(Arrays.copyOf(whole, length)), name + " cut at " + length);
    }
    Random random = new Random(11);
    for (int round = 0; round < 300; round++) {
      byte[] noisy = whole.clone();
      for (int i = 0; i < 1 + round % 9; i++) {
        noisy[random.nextInt(noisy.length)] = (byte) random.nextInt(256);
      }
      assertFinished(Washed.of(noisy), name + " round " + round);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {48, 68, 76})
  void chainsThatGoRoundOrPastTheEndAreDamage(int field) {
    for (int target : new int[] {0, 1, 2, 5, 0x7ffffff0}) {
      byte[] broken = bytes("small.doc").clone();
      ByteBuffer in = ByteBuffer.wrap(broken).order(ByteOrder.LITTLE_ENDIAN);
      in.putInt(field, target);
      // The first sector of the table points at itself, and so do all after it.
      for (int i = 0; i < 128; i++) {
        in.putInt(512 + 4 * i, i);
      }
      assertThat(Washed.of(broken).report().reason())
          .isIn(Reason.DAMAGED, Reason.UNKNOWN_KIND, Reason.TOO_LARGE);
    }
  }

  @Test
  void aStreamThatClaimsMoreThanTheFileIsDamage() {
    byte[] broken = bytes("small.ppt").clone();
    int at = indexOf(broken, "PowerPoint Document".getBytes(StandardCharsets.UTF_16LE));
    ByteBuffer.wrap(broken).order(ByteOrder.LITTLE_ENDIAN).putInt(at + 120, 0x7fffffff);
    assertThat(Washed.of(broken).report().reason()).isEqualTo(Reason.DAMAGED);
  }

  static Stream<Arguments> locked() {
    return Stream.of(
        Arguments.of("small.doc", new byte[] {(byte) 0xec, (byte) 0xa5}, 10, 0x300),
        Arguments.of(
            "small.ppt", new byte[] {0x5f, (byte) 0xc0, (byte) 0x91, (byte) 0xe3}, 0, 0xc4df));
  }

  @ParameterizedTest
  @MethodSource("locked")
  void aDocumentBehindAPasswordIsLocked(String name, byte[] sign, int offset, int value) {
    byte[] locked = bytes(name).clone();
    int at = indexOf(locked, sign);
    ByteBuffer fields = ByteBuffer.wrap(locked).order(ByteOrder.LITTLE_ENDIAN);
    fields.putShort(at + offset, (short) value);
    if (name.endsWith("ppt")) {
      fields.putInt(at, 0xf3d1c4df);
    }
    assertThat(Washed.of(locked).report().reason()).isEqualTo(Reason.ENCRYPTED);
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of(
            "small.doc",
            doc(
                inner ->
                    new DocCleaner(inner) {
                      @Override
                      boolean dropsTables() {
                        return false;
                      }
                    }),
            "PERSON DOC table 71"),
        Arguments.of(
            "small.doc",
            doc(
                inner ->
                    new DocCleaner(inner) {
                      @Override
                      boolean dropsDeleted() {
                        return false;
                      }
                    }),
            "OTHER person named in the text"),
        Arguments.of(
            "small.doc",
            doc(
                inner ->
                    new DocCleaner(inner) {
                      @Override
                      boolean wipes() {
                        return false;
                      }
                    }),
            "HIDDEN words that nothing leads to"),
        Arguments.of(
            "small.doc",
            doc(
                inner ->
                    new DocCleaner(inner) {
                      @Override
                      void extra(OleStorage root, List<OleWriter.Stream> streams) {
                        String name = "\5SummaryInformation";
                        byte[] bytes = root.stream(name).orElseThrow();
                        streams.add(new OleWriter.Stream(name, bytes));
                      }
                    }),
            "PERSON OLE description: person"),
        Arguments.of("small.ppt", ppt(true), "PERSON PPT user"),
        Arguments.of("small.ppt", ppt(false), "PERSON PPT record 12000"));
  }

  private static Formats doc(Function<Inner, DocCleaner> cleaner) {
    return Formats.all()
        .with(
            (inner, within) -> new Formats.Format(cleaner.apply(inner), new DocInspector(within)));
  }

  private static Formats ppt(boolean keepsUser) {
    return Formats.all()
        .with(
            (inner, within) ->
                new Formats.Format(
                    new PptCleaner(inner) {
                      @Override
                      byte[] user(byte[] original, byte[] clean) {
                        return keepsUser ? original : clean;
                      }

                      @Override
                      boolean drops(boolean listed) {
                        return keepsUser && listed;
                      }
                    },
                    new PptInspector(within)));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aCleanerThatSkipsAStepIsFoundOut(String name, Formats formats, String trace) {
    Washed washed = Washed.of(bytes(name), formats);
    assertThat(washed.report().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(washed.left()).contains(trace);
  }

  private static void assertFinished(Washed washed, String what) {
    switch (washed.report().verdict()) {
      case CLEAN -> assertThat(washed.left()).as(what).isEmpty();
      case PARTIAL -> assertThat(washed.left()).as(what).isNotEmpty();
      default ->
          assertThat(washed.report().reason())
              .as(what)
              .isIn(
                  Reason.DAMAGED,
                  Reason.UNKNOWN_KIND,
                  Reason.TOO_LARGE,
                  Reason.AMBIGUOUS,
                  Reason.ENCRYPTED);
    }
  }

  /** The file's words in either width. */
  private static String plain(byte[] bytes) {
    String narrow = new String(bytes, StandardCharsets.ISO_8859_1);
    return narrow + narrow.replace("\0", "");
  }

  private static int indexOf(byte[] in, byte[] what) {
    for (int at = 0; at + what.length <= in.length; at++) {
      if (Arrays.equals(in, at, at + what.length, what, 0, what.length)) {
        return at;
      }
    }
    throw new AssertionError("not there");
  }

  private static byte[] bytes(String name) {
    return OLD.getOrDefault(name, new byte[0]);
  }
}
