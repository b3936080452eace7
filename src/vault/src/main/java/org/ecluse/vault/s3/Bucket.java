package org.ecluse.vault.s3;

import io.minio.Http;
import io.minio.ObjectWriteResponse;
import io.minio.PutObjectAPIArgs;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import okhttp3.OkHttpClient;

/**
 * One bucket seen with one credential.
 *
 * @param name of the bucket
 * @param client for requests that end within {@link Patience#call}
 * @param buffers for the parts of long puts
 * @param reader for reading objects, which takes as long as it takes while bytes come
 */
record Bucket(String name, S3Client client, S3Client reader, Calls calls, PartBuffers buffers) {

  private static final String CREATE_ONLY = "If-None-Match";

  static Bucket open(S3Location location, S3Line line) {
    return open(location, line, line.proxy().isPresent() ? Patience.proxied() : Patience.direct());
  }

  static Bucket open(S3Location location, S3Line line, Patience patience) {
    S3Credentials credentials = S3Credentials.read(line.credentials());
    OkHttpClient http = Transport.open(line, patience);
    OkHttpClient unhurried = http.newBuilder().callTimeout(Duration.ZERO).build();
    return new Bucket(
        location.bucket(),
        new S3Client(location, credentials, http),
        new S3Client(location, credentials, unhurried),
        new Calls(patience),
        new PartBuffers(Multipart.PART_BYTES, patience.call()));
  }

  /** One whole object in one request: the old one, if any, becomes an old version. */
  Calls.Request<ObjectWriteResponse> put(String key, byte[] bytes, int length) {
    return put(key, bytes, length, new Http.Headers());
  }

  /** One whole object in one request, refused with 412 if the name is taken (RFC 9110 §13.1.2). */
  Calls.Request<ObjectWriteResponse> putNew(String key, byte[] bytes) {
    return put(key, bytes, bytes.length, new Http.Headers(CREATE_ONLY, "*"));
  }

  private Calls.Request<ObjectWriteResponse> put(
      String key, byte[] bytes, int length, Http.Headers headers) {
    headers.put(Http.Headers.X_AMZ_CONTENT_SHA256, digest(bytes, length));
    return () ->
        client.putObject(
            PutObjectAPIArgs.builder()
                .bucket(name)
                .object(key)
                .buffer(new Slice(bytes, length))
                .headers(headers)
                .contentType(Http.DEFAULT_MEDIA_TYPE)
                .build());
  }

  /**
   * The digest under the request's signature: the server refuses bytes that changed on the way.
   * Given to the SDK, it also keeps it from a second checksum in slow Java.
   */
  static String digest(byte[] bytes, int length) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(bytes, 0, length);
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
