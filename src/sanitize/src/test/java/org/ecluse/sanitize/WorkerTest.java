package org.ecluse.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecluse.core.Reason;
import org.ecluse.core.Report;
import org.ecluse.core.Verdict;
import org.ecluse.core.wire.FrameType;
import org.ecluse.core.wire.Wire;
import org.ecluse.testkit.documents.MakeDocuments;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program in its own virtual machine, with a pipe for its frames. */
class WorkerTest {

  @TempDir Path folder;
  private Process process = new ProcessBuilder().inheritIO().command("true").start();
  private InputStream fromWorker = InputStream.nullInputStream();

  WorkerTest() throws Exception {}

  @BeforeEach
  void start() throws Exception {
    Path pipe = folder.resolve("wire");
    assertThat(Tools.run("mkfifo", pipe.toString()).status()).isZero();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-Djava.locale.providers=SPI", "-Djava.awt.headless=true"));
    command.addAll(List.of("-Duser.home=/nowhere", "-Djava.io.tmpdir=/nowhere"));
    command.addAll(List.of("-Decluse.wire=" + pipe, "-cp", classPath()));
    command.add(Worker.class.getName());
    process =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve("stdout").toFile())
            .redirectError(folder.resolve("stderr").toFile())
            .start();
    fromWorker = Files.newInputStream(pipe);
  }

  /** Without the logging that only the makers of test documents bring: libraries would use it. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !entry.contains("log4j"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  @AfterEach
  void stop() throws Exception {
    process.destroyForcibly().waitFor();
    fromWorker.close();
  }

  @Test
  void cleansAllDocumentsOfASubmissionAndPutsNothingButFramesOnTheWire() throws Exception {
    TestHost host = new TestHost(new Wire(fromWorker, process.getOutputStream()));
    host.awaitReady();
    for (Map.Entry<String, byte[]> document : MakeDocuments.all().entrySet()) {
      byte[] source = document.getValue();
      Report report = host.clean(source, 4L * source.length + (1 << 20));
      Washed expected = Washed.of(source);
      assertThat(report.verdict())
          .as(document.getKey())
          .isEqualTo(expected.report().verdict())
          .isNotEqualTo(Verdict.REFUSED);
      assertThat(host.output()).isEqualTo(expected.bytes());
    }
    assertThat(host.frames).contains(FrameType.READ, FrameType.WRITE, FrameType.DONE);
    process.getOutputStream().close();
    assertThat(fromWorker.read()).isEqualTo(-1);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(Files.size(folder.resolve("stdout"))).isZero();
  }

  @Test
  void goesOnAfterARefusalAndAfterAnOutputThatIsTooLarge() throws Exception {
    TestHost host = new TestHost(new Wire(fromWorker, process.getOutputStream()));
    host.awaitReady();
    byte[] photo = MakeDocuments.small().getOrDefault("small.jpg", new byte[0]);
    assertThat(host.clean(new byte[] {1, 2, 3}, 1000).reason()).isEqualTo(Reason.UNKNOWN_KIND);
    assertThat(host.clean(photo, 10).reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(host.clean(new byte[0], 10).reason()).isEqualTo(Reason.UNKNOWN_KIND);
    assertThat(host.clean(photo, 10_000).verdict()).isEqualTo(Verdict.CLEAN);
  }

  @Test
  void anUnknownFrameEndsTheProcess() throws Exception {
    new TestHost(new Wire(fromWorker, process.getOutputStream())).awaitReady();
    assertEndsAfter(new byte[] {0x55, 0, 0, 0, 0});
  }

  @Test
  void aFrameOutOfTurnEndsTheProcess() throws Exception {
    new TestHost(new Wire(fromWorker, process.getOutputStream())).awaitReady();
    assertEndsAfter(new byte[] {0x02, 0, 0, 0, 0});
  }

  @Test
  void anAnswerOfAnotherLengthEndsTheProcessEvenInsideAParser() throws Exception {
    Wire wire = new Wire(fromWorker, process.getOutputStream());
    new TestHost(wire).awaitReady();
    wire.send(FrameType.JOB, new Wire.Job(5000, 5000).encode());
    assertThat(wire.next().orElseThrow().type()).isEqualTo(FrameType.READ);
    assertEndsAfter(new byte[] {0x02, 0, 0, 0, 1, 7});
  }

  private void assertEndsAfter(byte[] frame) throws Exception {
    OutputStream out = process.getOutputStream();
    out.write(frame);
    out.flush();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(fromWorker.read()).isEqualTo(-1);
  }
}
