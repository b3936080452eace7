package org.ecluse.vault.s3;

import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ecluse.core.CaseId;
import org.ecluse.vault.ObjectStore;

/**
 * Prints what it costs to put 256 MiB, by hand: main class, with {@code s3proxy} or {@code ceph} as
 * its argument. Ours is this process; the server's is read from {@code /proc}.
 */
final class MeasurePut {

  private static final int BYTES = 256 << 20;

  private MeasurePut() {}

  public static void main(String[] arguments) throws Exception {
    boolean ceph = arguments[0].equals("ceph");
    try (S3Server server = ceph ? new CephGateway() : new S3Proxy("")) {
      Bucket bucket = server.freshBucket();
      if (ceph) {
        BucketSetup.keepVersions(bucket);
      }
      ObjectStore store = S3Store.over(bucket, true);
      for (int round = 0; round < 4; round++) {
        long cpu = cpu();
        long began = System.nanoTime();
        long servers = serverCpu();
        store.put("inbox/" + CaseId.random() + "/1.body", new Noise(BYTES));
        System.out.printf(
            "%s round %d: ours %.2f CPU-s, server %.2f CPU-s, %.2f s%n",
            arguments[0],
            round,
            (cpu() - cpu) / 1e9,
            (serverCpu() - servers) / 1e9,
            (System.nanoTime() - began) / 1e9);
      }
      manyAtOnce(store);
    }
  }

  /** 64 streams of 10 MB: to be run with a small heap. */
  private static void manyAtOnce(ObjectStore store) throws Exception {
    List<Future<Boolean>> results = new ArrayList<>();
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 64; i++) {
        results.add(
            writers.submit(
                () -> {
                  store.put("inbox/" + CaseId.random() + "/1.body", new Noise(10_000_000));
                  return true;
                }));
      }
      for (Future<Boolean> result : results) {
        result.get();
      }
    }
    System.out.printf(
        "64 x 10 MB at once: done, with a heap of %d MiB at most%n",
        Runtime.getRuntime().maxMemory() >> 20);
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static long serverCpu() {
    return ProcessHandle.current()
        .children()
        .map(ProcessHandle::info)
        .map(ProcessHandle.Info::totalCpuDuration)
        .flatMap(Optional::stream)
        .mapToLong(java.time.Duration::toNanos)
        .sum();
  }

  /** Random bytes that cost next to nothing. */
  private static final class Noise extends InputStream {
    private static final byte[] BLOCK = new byte[1 << 20];

    static {
      new Random(1).nextBytes(BLOCK);
    }

    private int left;

    Noise(int size) {
      left = size;
    }

    @Override
    public int read() {
      return left-- > 0 ? 7 : -1;
    }

    @Override
    public int read(byte[] into, int start, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = Math.min(Math.min(length, BLOCK.length), left);
      System.arraycopy(BLOCK, 0, into, start, count);
      left -= count;
      return count;
    }
  }
}
