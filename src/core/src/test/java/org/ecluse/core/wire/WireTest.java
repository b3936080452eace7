package org.ecluse.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {

  @ParameterizedTest
  @EnumSource
  void carriesEveryTypeOfFrame(FrameType type) throws IOException {
    for (int length : new int[] {0, 1, Wire.CHUNK}) {
      byte[] payload = bytes(length);
      Wire.Frame frame = wire(sent(type, payload)).next().orElseThrow();
      assertThat(frame.type()).isEqualTo(type);
      assertThat(frame.payload()).isEqualTo(payload);
    }
  }

  @Test
  void endsBetweenTwoFramesAndNowhereElse() throws IOException {
    byte[] frame = sent(FrameType.WRITE, bytes(20));
    assertThat(wire(new byte[0]).next()).isEmpty();
    for (int cut = 1; cut < frame.length; cut++) {
      Wire wire = wire(Arrays.copyOf(frame, cut));
      assertThatThrownBy(wire::next).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void knowsNoOtherTypes() throws IOException {
    for (int code = 0; code < 256; code++) {
      Optional<FrameType> known = FrameType.ofCode(code);
      Wire wire = wire(new byte[] {(byte) code, 0, 0, 0, 0});
      if (known.isPresent()) {
        assertThat(wire.next().orElseThrow().type()).isEqualTo(known.get());
      } else {
        assertThatThrownBy(wire::next).isInstanceOf(WireException.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Wire.CHUNK + 1, 1 << 30, Integer.MAX_VALUE, -1, Integer.MIN_VALUE})
  void refusesALengthBeforeItMakesRoom(int length) {
    byte[] start = ByteBuffer.allocate(5).put((byte) 0x83).putInt(length).array();
    assertThatThrownBy(() -> wire(start).next()).isInstanceOf(WireException.class);
  }

  @Test
  void allowsALongerReportAndNoLongerOne() throws IOException {
    byte[] longest = bytes(1 << 18);
    assertThat(wire(sent(FrameType.DONE, longest)).next().orElseThrow().payload())
        .isEqualTo(longest);
    Wire wire = wire(sent(FrameType.DONE, bytes((1 << 18) + 1)));
    assertThatThrownBy(wire::next).isInstanceOf(WireException.class);
  }

  @Test
  void readsDataIntoItsPlaceAndNothingElse() throws IOException {
    byte[] into = new byte[14];
    byte[] payload = bytes(10);
    wire(sent(FrameType.DATA, payload)).data(into, 2, 10);
    assertThat(Arrays.copyOfRange(into, 2, 12)).isEqualTo(payload);
    assertThat(into[1]).isZero();
    assertThat(into[12]).isZero();
    assertThatThrownBy(() -> wire(sent(FrameType.DATA, payload)).data(into, 0, 11))
        .isInstanceOf(WireException.class);
    assertThatThrownBy(() -> wire(sent(FrameType.JOB, payload)).data(into, 0, 10))
        .isInstanceOf(WireException.class);
    assertThatThrownBy(() -> wire(new byte[0]).data(into, 0, 10)).isInstanceOf(EOFException.class);
  }

  @Test
  void carriesJobsAndReads() throws IOException {
    for (long number : new long[] {0, 1, 1L << 40, Long.MAX_VALUE}) {
      Wire.Job job = new Wire.Job(number, Long.MAX_VALUE - number);
      assertThat(Wire.Job.decode(job.encode())).isEqualTo(job);
      for (int length : new int[] {1, Wire.CHUNK}) {
        Wire.Read read = new Wire.Read(Wire.OUTPUT, number, length);
        assertThat(Wire.Read.decode(read.encode())).isEqualTo(read);
      }
    }
  }

  @Test
  void refusesJobsAndReadsOutOfForm() {
    refusesJob(new byte[15]);
    refusesJob(new byte[17]);
    refusesJob(new Wire.Job(-1, 0).encode());
    refusesJob(new Wire.Job(0, Long.MIN_VALUE).encode());
    refusesRead(new byte[12]);
    refusesRead(new byte[14]);
    refusesRead(new Wire.Read(2, 0, 1).encode());
    refusesRead(new Wire.Read(-1, 0, 1).encode());
    refusesRead(new Wire.Read(0, -1, 1).encode());
    refusesRead(new Wire.Read(0, 0, 0).encode());
    refusesRead(new Wire.Read(0, 0, -1).encode());
    refusesRead(new Wire.Read(0, 0, Wire.CHUNK + 1).encode());
  }

  @Test
  void survivesNoise() {
    Random random = new Random(3);
    int[] codes = EnumSet.allOf(FrameType.class).stream().mapToInt(FrameType::code).toArray();
    for (int i = 0; i < 20_000; i++) {
      byte[] noise = new byte[random.nextInt(40)];
      random.nextBytes(noise);
      if (noise.length > 2 && random.nextBoolean()) {
        noise[0] = (byte) codes[random.nextInt(codes.length)];
        noise[1] = 0;
      }
      readAll(noise);
    }
  }

  /** Whatever comes ends as frames, as an end, or as one of the two exceptions. */
  private static void readAll(byte[] noise) {
    Wire wire = wire(noise);
    try {
      while (wire.next().isPresent()) {
        assertThat(noise).isNotEmpty();
      }
    } catch (IOException e) {
      assertThat(e).isInstanceOfAny(WireException.class, EOFException.class);
    }
  }

  private static void refusesJob(byte[] payload) {
    assertThatThrownBy(() -> Wire.Job.decode(payload)).isInstanceOf(WireException.class);
  }

  private static void refusesRead(byte[] payload) {
    assertThatThrownBy(() -> Wire.Read.decode(payload)).isInstanceOf(WireException.class);
  }

  private static byte[] sent(FrameType type, byte[] payload) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Wire(new ByteArrayInputStream(new byte[0]), out).send(type, payload);
    return out.toByteArray();
  }

  private static Wire wire(byte[] bytes) {
    return new Wire(new ByteArrayInputStream(bytes), OutputStream.nullOutputStream());
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
