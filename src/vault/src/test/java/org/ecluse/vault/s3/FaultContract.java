package org.ecluse.vault.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.minio.ListMultipartUploadsArgs;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.ecluse.core.CaseId;
import org.ecluse.core.PartName;
import org.ecluse.core.VaultException;
import org.ecluse.core.VaultException.Kind;
import org.ecluse.vault.ObjectLayout;
import org.ecluse.vault.ObjectStore;
import org.ecluse.vault.s3.FaultProxy.Answer;
import org.ecluse.vault.s3.FaultProxy.CutAnswer;
import org.ecluse.vault.s3.FaultProxy.CutBody;
import org.ecluse.vault.s3.FaultProxy.Drip;
import org.ecluse.vault.s3.FaultProxy.Fault;
import org.ecluse.vault.s3.FaultProxy.LoseAnswer;
import org.ecluse.vault.s3.FaultProxy.Pass;
import org.ecluse.vault.s3.FaultProxy.Stall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a sick store or network must end in: the right kind of failure, soon, and nothing visible.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
abstract class FaultContract {

  private static final int LONG = 2 * Multipart.PART_BYTES + 12_345;
  private static final long IN_THE_MIDDLE = 3L << 20;
  private static final String SLOW_DOWN = "<Error><Code>SlowDown</Code></Error>";

  private final PartName part = new PartName(CaseId.random(), 1);
  private final String body = ObjectLayout.body(part);
  private final String record = ObjectLayout.record(part.caseId());

  private final S3Server server;
  private final Bucket direct;
  private final FaultProxy proxy;
  private final ObjectStore store;

  FaultContract(S3Server server, Bucket direct) throws Exception {
    this.server = server;
    this.direct = direct;
    this.proxy = new FaultProxy(server.port());
    this.store = S3Store.over(through(proxy.port(), S3Server.IMPATIENT), true);
  }

  private Bucket through(int port, Patience patience) {
    S3Location location = S3Location.parse("s3:http://127.0.0.1:" + port + "/" + direct.name());
    return Bucket.open(location, S3Server.line(server.owner()), patience);
  }

  @AfterEach
  void close() throws Exception {
    proxy.close();
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private void putFails(int size, Kind kind) throws Exception {
    assertThatExceptionOfType(VaultException.class)
        .isThrownBy(() -> store.put(body, new ByteArrayInputStream(bytes(size))))
        .matches(e -> e.kind() == kind, kind.name())
        .satisfies(this::namesNothing);
    nothingIsVisible();
  }

  private void namesNothing(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    assertThat(text.toString())
        .doesNotContain(direct.name())
        .doesNotContain(part.caseId().text())
        .doesNotContain("127.0.0.1");
  }

  private void nothingIsVisible() throws Exception {
    ObjectStore observer = S3Store.over(direct, true);
    assertThat(observer.get(body)).isEmpty();
    assertThat(observer.list("inbox/" + part.caseId() + "/", Optional.empty(), 10)).isEmpty();
  }

  private void noPartIsLeft() throws Exception {
    var uploads =
        Calls.once(
                () ->
                    direct
                        .client()
                        .listMultipartUploads(
                            ListMultipartUploadsArgs.builder().bucket(direct.name()).build()))
            .result();
    assertThat(uploads.uploads()).isEmpty();
  }

  private void holds(String key, byte[] expected) throws Exception {
    try (InputStream in = S3Store.over(direct, true).get(key).orElseThrow()) {
      assertThat(in.readAllBytes()).isEqualTo(expected);
    }
  }

  /** The fault for the first request that matches, and none for any other. */
  private static Function<String, Fault> once(String word, Fault fault) {
    AtomicInteger count = new AtomicInteger();
    return line -> line.contains(word) && count.getAndIncrement() == 0 ? fault : new Pass();
  }

  private static Function<String, Fault> always(String word, Fault fault) {
    return line -> line.contains(word) ? fault : new Pass();
  }

  @Test
  void aStoreThatIsNotThereIsUnreachable() throws Exception {
    proxy.close();
    putFails(100, Kind.UNREACHABLE);
    putFails(LONG, Kind.UNREACHABLE);
  }

  @Test
  void aStoreThatSaysNothingIsUnreachable() throws Exception {
    proxy.plan(line -> new Stall());
    putFails(100, Kind.UNREACHABLE);
    assertThat(proxy.seen()).hasSize(S3Server.IMPATIENT.attempts());
  }

  @Test
  void aStoreThatAnswersForEverIsUnreachable() throws Exception {
    proxy.plan(line -> new Drip());
    putFails(100, Kind.UNREACHABLE);
  }

  @Test
  void aStoreThatIsBusyIsAskedAgainButNotForEver() throws Exception {
    proxy.plan(line -> new Answer("503 Slow Down", SLOW_DOWN));
    putFails(100, Kind.UNREACHABLE);
    assertThat(proxy.seen()).hasSize(S3Server.IMPATIENT.attempts());
  }

  @Test
  void aStoreThatWasBusyForAMomentIsAskedAgain() throws Exception {
    proxy.plan(once("PUT", new Answer("503 Slow Down", SLOW_DOWN)));
    store.put(body, new ByteArrayInputStream(bytes(LONG)));
    holds(body, bytes(LONG));
  }

  @Test
  void anErrorPageThatIsNoXmlIsUnreachableToo() throws Exception {
    proxy.plan(line -> new Answer("502 Bad Gateway", "<html>" + "x".repeat(1 << 20)));
    putFails(100, Kind.UNREACHABLE);
  }

  @Test
  void aFullStoreIsFull() throws Exception {
    proxy.plan(line -> new Answer("507 Insufficient Storage", ""));
    putFails(100, Kind.FULL);
    proxy.plan(
        always("partNumber=2", new Answer("403 x", "<Error><Code>QuotaExceeded</Code></Error>")));
    putFails(LONG, Kind.FULL);
    noPartIsLeft();
  }

  @Test
  void aRefusalIsNotTriedAgain() throws Exception {
    proxy.plan(line -> new Answer("403 x", "<Error><Code>AccessDenied</Code></Error>"));
    putFails(100, Kind.FORBIDDEN);
    assertThat(proxy.seen()).hasSize(1);
  }

  @Test
  void aStoreCannotSendUsElsewhere() throws Exception {
    proxy.plan(line -> new Answer("307 x\r\nLocation: http://127.0.0.1:1/x", ""));
    putFails(100, Kind.UNREACHABLE);
    assertThat(proxy.seen()).hasSize(1);
  }

  @Test
  void aCutInTheMiddleOfEveryPartLeavesNothing() throws Exception {
    proxy.plan(always("partNumber=2", new CutBody(IN_THE_MIDDLE)));
    putFails(LONG, Kind.UNREACHABLE);
    assertThat(proxy.seen().stream().filter(line -> line.contains("partNumber=2")))
        .hasSize(S3Server.IMPATIENT.attempts());
    noPartIsLeft();
  }

  @Test
  void aCutInTheMiddleOfASinglePutLeavesNothing() throws Exception {
    proxy.plan(always("PUT", new CutBody(IN_THE_MIDDLE)));
    putFails(4 << 20, Kind.UNREACHABLE);
  }

  @Test
  void aCutInTheMiddleOfOnePartIsMended() throws Exception {
    proxy.plan(once("partNumber=2", new CutBody(IN_THE_MIDDLE)));
    store.put(body, new ByteArrayInputStream(bytes(LONG)));
    holds(body, bytes(LONG));
  }

  @Test
  void theLostAnswerToACommitIsNotAFailure() throws Exception {
    proxy.plan(once("PUT", new LoseAnswer()));
    store.create(record, "record".getBytes(UTF_8));
    holds(record, "record".getBytes(UTF_8));
  }

  @Test
  void theLostAnswerToTheEndOfAnUploadIsNotAFailure() throws Exception {
    proxy.plan(
        line -> {
          boolean end = line.startsWith("POST") && line.contains("uploadId=");
          boolean first = proxy.seen().stream().filter(line::equals).count() == 1;
          return end && first ? new LoseAnswer() : new Pass();
        });
    store.put(body, new ByteArrayInputStream(bytes(LONG)));
    holds(body, bytes(LONG));
  }

  @Test
  void anUploadThatCannotBeEndedLeavesNothing() throws Exception {
    proxy.plan(
        line ->
            line.startsWith("POST") && line.contains("uploadId=")
                ? new Answer("503 Slow Down", SLOW_DOWN)
                : new Pass());
    putFails(LONG, Kind.UNREACHABLE);
    noPartIsLeft();
  }

  @Test
  void anEndThatFailsAfterItsStatusWasSentIsAFailure() throws Exception {
    proxy.plan(
        line ->
            line.startsWith("POST") && line.contains("uploadId=")
                ? new Answer(
                    "200 OK",
                    "<Error><Code>InternalError</Code><Message>" + body + "</Message></Error>")
                : new Pass());
    putFails(LONG, Kind.UNREACHABLE);
  }

  @Test
  void aListOfNoHonestLengthIsCut() throws Exception {
    proxy.plan(line -> new Answer("200 OK", "<ListBucketResult>" + " ".repeat(20 << 20)));
    assertThatExceptionOfType(VaultException.class)
        .isThrownBy(() -> store.list(ObjectLayout.QUEUE, Optional.empty(), 10))
        .matches(e -> e.kind() == Kind.UNREACHABLE);
  }

  @Test
  void aReadThatIsCutIsNeverAShortObject() throws Exception {
    S3Store.over(direct, true).put(body, new ByteArrayInputStream(bytes(LONG)));
    proxy.plan(line -> new CutAnswer(1 << 20));
    try (InputStream in = store.get(body).orElseThrow()) {
      assertThatExceptionOfType(java.io.IOException.class).isThrownBy(in::readAllBytes);
    }
  }
}
