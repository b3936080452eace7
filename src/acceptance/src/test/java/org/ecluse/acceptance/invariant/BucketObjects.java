package org.ecluse.acceptance.invariant;

import io.minio.BaseS3Client;
import io.minio.GetObjectArgs;
import io.minio.Http;
import io.minio.ListObjectsV2Args;
import io.minio.credentials.StaticProvider;
import io.minio.messages.ListBucketResultV2;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import okhttp3.OkHttpClient;

/**
 * A bucket as vault, with a credential that may read it. The SDK's finished clients need archive
 * libraries that are not on our class path, so this is its core with two requests.
 */
final class BucketObjects implements Objects {

  private final Client client;
  private final String bucket;

  BucketObjects(String address, Properties key) {
    URI uri = URI.create(address);
    bucket = uri.getPath().substring(1);
    client = new Client(uri, key);
  }

  private static final class Client extends BaseS3Client {

    Client(URI uri, Properties key) {
      super(
          server(uri, key),
          new StaticProvider(key.getProperty("access_key"), key.getProperty("secret_key"), null),
          new OkHttpClient(),
          false);
    }

    private static Http.BaseUrl server(URI uri, Properties key) {
      Http.BaseUrl url = new Http.BaseUrl(uri.getScheme() + "://" + uri.getAuthority());
      url.setRegion(key.getProperty("region", "us-east-1"));
      return url;
    }

    InputStream get(GetObjectArgs args) {
      return executeGetAsync(args, null, null).join().body().byteStream();
    }
  }

  @Override
  public SortedSet<String> names() throws IOException {
    SortedSet<String> names = new TreeSet<>();
    for (String prefix : OF_CASES) {
      String token = "";
      do {
        ListBucketResultV2 page = page(prefix, token);
        page.contents().forEach(item -> names.add(item.objectName()));
        token = page.isTruncated() ? page.nextContinuationToken() : "";
      } while (!token.isEmpty());
    }
    return names;
  }

  private ListBucketResultV2 page(String prefix, String token) throws IOException {
    ListObjectsV2Args.Builder page =
        ListObjectsV2Args.builder().bucket(bucket).prefix(prefix).maxKeys(1000);
    if (!token.isEmpty()) {
      page.continuationToken(token);
    }
    try {
      return client.listObjectsV2(page.build()).join().result();
    } catch (CompletionException e) {
      throw new IOException(e);
    }
  }

  @Override
  public byte[] read(String name) throws IOException {
    try (InputStream in = client.get(GetObjectArgs.builder().bucket(bucket).object(name).build())) {
      return in.readAllBytes();
    } catch (CompletionException e) {
      throw new IOException(e);
    }
  }
}
