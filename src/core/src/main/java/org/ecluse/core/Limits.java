package org.ecluse.core;

import java.time.Duration;

/**
 * How much of anything is allowed. Each is the setting {@code ecluse.limits.<name>}; the defaults
 * are those of the design.
 *
 * @param fileBytes one file as sent
 * @param submissionBytes all of one request
 * @param files files in one submission
 * @param messageBytes the message, in UTF-8
 * @param nameChars characters kept of a declared name
 * @param partHeaderBytes all header lines of one multipart part (RFC 7578)
 * @param submissions submissions under way at once
 * @param stall a read that brings nothing for so long ends the upload
 * @param discardBytes how much of a refused body is read and thrown away before the line is cut
 * @param discard for how long at most
 * @param spoolMemoryBytes sealed chunks of all uploads held in memory
 * @param spoolDiskBytes sealed chunks of all uploads in unlinked scratch files
 * @param workers sandboxed workers at once
 * @param workerSpares warm workers waiting
 * @param workerTime one file in a worker
 * @param workerOutputFactor a cleaned file may be so many times its original …
 * @param workerOutputSlack … plus so many bytes
 * @param workerReadFactor a worker may read so many times the file's bytes, plus 64 MiB
 */
public record Limits(
    long fileBytes,
    long submissionBytes,
    int files,
    int messageBytes,
    int nameChars,
    int partHeaderBytes,
    int submissions,
    Duration stall,
    long discardBytes,
    Duration discard,
    long spoolMemoryBytes,
    long spoolDiskBytes,
    int workers,
    int workerSpares,
    Duration workerTime,
    int workerOutputFactor,
    long workerOutputSlack,
    int workerReadFactor) {

  /** The largest commit record a reader accepts. */
  public static final int RECORD_BYTES = 1 << 20;

  /** The largest head (PKESK packets of all recipients) a reader accepts. */
  public static final int HEAD_BYTES = 1 << 18;

  /** The largest keyring epoch a reader accepts. */
  public static final int KEYRING_BYTES = 1 << 20;

  /** The largest manifest, as plaintext: the largest bucket of {@code src/spec/envelope.md}. */
  public static final int MANIFEST_BYTES = 4 << 20;

  private static final long MIB = 1L << 20;
  private static final long GIB = 1L << 30;

  public static Limits defaults() {
    return from(Settings.of(java.util.Map.of()));
  }

  public static Limits from(Settings settings) {
    return new Limits(
        settings.bytes("limits.file-bytes", 4 * GIB),
        settings.bytes("limits.submission-bytes", 8 * GIB),
        settings.count("limits.files", 100),
        settings.count("limits.message-bytes", 64 << 10),
        settings.count("limits.name-chars", 255),
        settings.count("limits.part-header-bytes", 16 << 10),
        settings.count("limits.submissions", 64),
        settings.seconds("limits.stall-seconds", 600),
        settings.bytes("limits.discard-bytes", 8 * GIB),
        settings.seconds("limits.discard-seconds", 1200),
        settings.bytes("limits.spool-memory-bytes", 64 * MIB),
        settings.bytes("limits.spool-disk-bytes", 20 * GIB),
        settings.count("limits.workers", 4),
        settings.count("limits.worker-spares", 2),
        settings.seconds("limits.worker-seconds", 300),
        settings.count("limits.worker-output-factor", 4),
        settings.bytes("limits.worker-output-slack", 16 * MIB),
        settings.count("limits.worker-read-factor", 64));
  }

  /**
   * The same limits with so many workers and warm spares; without spares, a worker starts when one
   * is asked for.
   */
  public Limits withWorkers(int workers, int spares) {
    return new Limits(
        fileBytes,
        submissionBytes,
        files,
        messageBytes,
        nameChars,
        partHeaderBytes,
        submissions,
        stall,
        discardBytes,
        discard,
        spoolMemoryBytes,
        spoolDiskBytes,
        workers,
        spares,
        workerTime,
        workerOutputFactor,
        workerOutputSlack,
        workerReadFactor);
  }

  /** The most a worker may write for a file of this size, in bytes. */
  public long workerOutput(long size) {
    return Math.min(fileBytes + workerOutputSlack, size * workerOutputFactor + workerOutputSlack);
  }

  /** The most a worker may read, source and output together, for a file of this size, in bytes. */
  public long workerReads(long size) {
    return (size + workerOutput(size)) * workerReadFactor + 64 * MIB;
  }
}
