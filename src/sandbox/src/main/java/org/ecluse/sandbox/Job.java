package org.ecluse.sandbox;

import java.io.IOException;
import org.ecluse.core.Limits;
import org.ecluse.core.Report;
import org.ecluse.core.Spooled;
import org.ecluse.core.wire.FrameType;
import org.ecluse.core.wire.Wire;
import org.ecluse.core.wire.WireException;

/**
 * One file in front of one worker, from JOB to DONE. Every rule of {@code src/spec/worker-wire.md}
 * about what a host does not believe is here or in {@link Credibility}.
 */
final class Job {

  /** What a READ counts for at least, so that endless short ones end too. */
  private static final int LEAST_READ = 1024;

  private final WorkerProcess worker;
  private final Spooled source;
  private final Draft output;
  private final long outputLimit;
  private final byte[] passing = new byte[Wire.CHUNK];
  private long readsLeft;

  Job(WorkerProcess worker, Spooled source, Draft output, Limits limits) {
    this.worker = worker;
    this.source = source;
    this.output = output;
    this.outputLimit = limits.workerOutput(source.size());
    this.readsLeft = limits.workerReads(source.size());
  }

  /**
   * @throws Fault for anything the worker does
   * @throws IOException only for our own spool
   */
  Report run() throws IOException, Fault {
    byte[] job = new Wire.Job(source.size(), outputLimit).encode();
    worker.send(FrameType.JOB, job, job.length);
    while (true) {
      Wire.Frame frame = worker.next();
      switch (frame.type()) {
        case READ -> answer(frame.payload());
        case WRITE -> write(frame.payload());
        case DONE -> {
          return Credibility.check(report(frame.payload()), output.size());
        }
        case JOB, DATA, READY -> throw Fault.lied();
      }
    }
  }

  private void answer(byte[] payload) throws IOException, Fault {
    Wire.Read read = read(payload);
    boolean ofOutput = read.source() == Wire.OUTPUT;
    long size = ofOutput ? output.size() : source.size();
    readsLeft -= Math.max(LEAST_READ, read.length());
    if (readsLeft < 0 || read.offset() > size - read.length()) {
      throw Fault.lied();
    }
    (ofOutput ? output : source).read(read.offset(), passing, 0, read.length());
    worker.send(FrameType.DATA, passing, read.length());
  }

  private void write(byte[] payload) throws IOException, Fault {
    if (payload.length > outputLimit - output.size()) {
      throw Fault.lied();
    }
    output.append(payload, 0, payload.length);
  }

  private static Wire.Read read(byte[] payload) throws Fault {
    try {
      return Wire.Read.decode(payload);
    } catch (WireException e) {
      throw Fault.lied();
    }
  }

  private static Report report(byte[] payload) throws Fault {
    try {
      return Wire.decodeReport(payload);
    } catch (WireException e) {
      throw Fault.lied();
    }
  }
}
