package org.ecluse.acceptance.invariant;

import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.Result;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;

/** A bucket as vault, with a credential that may read it. */
final class BucketObjects implements Objects {

  private final MinioClient client;
  private final String bucket;

  BucketObjects(String address, Properties key) {
    URI uri = URI.create(address);
    bucket = uri.getPath().substring(1);
    client =
        MinioClient.builder()
            .endpoint(uri.getScheme() + "://" + uri.getAuthority())
            .region(key.getProperty("region"))
            .credentials(key.getProperty("access_key"), key.getProperty("secret_key"))
            .build();
  }

  @Override
  public SortedSet<String> names() throws IOException {
    SortedSet<String> names = new TreeSet<>();
    try {
      for (String prefix : OF_CASES) {
        ListObjectsArgs all =
            ListObjectsArgs.builder().bucket(bucket).prefix(prefix).recursive(true).build();
        for (Result<Item> item : client.listObjects(all)) {
          names.add(item.get().objectName());
        }
      }
      return names;
    } catch (MinioException e) {
      throw new IOException(e);
    }
  }

  @Override
  public byte[] read(String name) throws IOException {
    try (InputStream in =
        client.getObject(GetObjectArgs.builder().bucket(bucket).object(name).build())) {
      return in.readAllBytes();
    } catch (MinioException e) {
      throw new IOException(e);
    }
  }
}
