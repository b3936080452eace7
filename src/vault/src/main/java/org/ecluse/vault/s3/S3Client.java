package org.ecluse.vault.s3;

import io.minio.BaseS3Client;
import io.minio.BucketArgs;
import io.minio.GetBucketVersioningArgs;
import io.minio.GetObjectArgs;
import io.minio.Http;
import io.minio.RemoveObjectArgs;
import io.minio.Xml;
import io.minio.credentials.StaticProvider;
import io.minio.errors.MinioException;
import io.minio.errors.XmlParserException;
import io.minio.messages.VersioningConfiguration;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The SDK's own core, with the few requests that we make. Its finished clients bring a bulk upload
 * along, without whose archive libraries they cannot even be loaded; and their puts read the stream
 * on the threads that carry the answers, where an abort can wait for itself.
 */
final class S3Client extends BaseS3Client {

  S3Client(S3Location location, S3Credentials credentials, OkHttpClient http) {
    super(
        server(location, credentials),
        new StaticProvider(credentials.accessKey(), credentials.secretKey(), null),
        http,
        false);
    userAgent = "ecluse";
  }

  private static Http.BaseUrl server(S3Location location, S3Credentials credentials) {
    Http.BaseUrl url = new Http.BaseUrl(location.server().toString());
    // The region is given, or the SDK would ask for it, which a put-only key may not.
    url.setRegion(credentials.region());
    return url;
  }

  /** The object's bytes as they come; to be closed. */
  CompletableFuture<InputStream> getObject(GetObjectArgs args) {
    return executeGetAsync(args, null, version(args.versionId()))
        .thenApply(response -> response.body().byteStream());
  }

  /** Without a version, hides the object; with one, destroys that version. */
  CompletableFuture<Boolean> removeObject(RemoveObjectArgs args) {
    return executeDeleteAsync(args, null, version(args.versionId())).thenApply(S3Client::done);
  }

  /** Asks for one aspect of an object or a bucket, and looks no further than the status. */
  CompletableFuture<Boolean> ask(BucketArgs args, String aspect) {
    return executeGetAsync(args, null, new Http.QueryParameters(aspect, ""))
        .thenApply(S3Client::done);
  }

  /** Sets one aspect of the bucket: XML for anything but a string, which is JSON. */
  CompletableFuture<Boolean> set(BucketArgs args, String aspect, Object configuration) {
    try {
      Http.Body body = new Http.Body(configuration, Http.JSON_MEDIA_TYPE, null, null);
      return executePutAsync(args, null, new Http.QueryParameters(aspect, ""), body)
          .thenApply(S3Client::done);
    } catch (MinioException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  CompletableFuture<VersioningConfiguration> versioning(GetBucketVersioningArgs args) {
    return executeGetAsync(args, null, new Http.QueryParameters("versioning", ""))
        .thenApply(
            response -> {
              try (response) {
                return Xml.unmarshal(VersioningConfiguration.class, response.body().charStream());
              } catch (XmlParserException e) {
                throw new CompletionException(e);
              }
            });
  }

  private static Http.@Nullable QueryParameters version(@Nullable String version) {
    return version == null ? null : new Http.QueryParameters("versionId", version);
  }

  private static boolean done(Response response) {
    response.close();
    return true;
  }
}
