package org.ecluse.vault.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ecluse.core.CaseId;
import org.ecluse.core.PartName;
import org.ecluse.vault.ObjectLayout;
import org.ecluse.vault.ObjectStore;
import org.ecluse.vault.ObjectStoreContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(S3Proxy.Extension.class)
final class S3ProxyStoreIT extends ObjectStoreContract {

  private final Bucket bucket;

  S3ProxyStoreIT(S3Proxy server) throws Exception {
    this.bucket = server.freshBucket();
  }

  @Override
  protected ObjectStore store() {
    return S3Store.over(bucket, true);
  }

  @Test
  void keepsManyLongStreamsApart() throws Exception {
    Map<String, byte[]> streams = new HashMap<>();
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> results = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        byte[] bytes = new byte[(i % 3) * Multipart.PART_BYTES + 300_000 + i];
        new Random(i).nextBytes(bytes);
        String key = ObjectLayout.body(new PartName(CaseId.random(), i));
        streams.put(key, bytes);
        results.add(
            writers.submit(
                () -> {
                  store().put(key, new ByteArrayInputStream(bytes));
                  return true;
                }));
      }
      for (Future<?> result : results) {
        result.get();
      }
    }
    for (Map.Entry<String, byte[]> stream : streams.entrySet()) {
      try (InputStream in = store().get(stream.getKey()).orElseThrow()) {
        assertThat(in.readAllBytes()).isEqualTo(stream.getValue());
      }
    }
  }

  @Override
  protected boolean keepsWhatIsDeleted() {
    return false;
  }
}
