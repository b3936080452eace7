package org.ecluse.vault.s3;

import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

/**
 * Takes every answer before the SDK does. The SDK would read an error page of any length and carry
 * it, with all names, in its exceptions; here a refusal becomes its status and code, and lists are
 * cut at a size that no honest page of 1,000 names reaches.
 */
final class Answers implements Interceptor {

  /** An answer other than success. */
  static final class Refused extends IOException {
    @Serial private static final long serialVersionUID = 1L;
    private final int status;
    private final String code;

    Refused(int status, String code) {
      super("S3 answered " + status + " " + code);
      this.status = status;
      this.code = code;
    }

    S3Failure failure() {
      return new S3Failure(status, code);
    }
  }

  private static final long ERROR_BYTES = 64 << 10;
  private static final long LIST_BYTES = 16 << 20;
  private static final Set<String> LISTS = Set.of("list-type", "versions", "uploads");
  private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z0-9.]{1,60})</Code>");

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    if (response.isSuccessful()) {
      return isList(chain.request().url()) ? bounded(response) : response;
    }
    try (response) {
      throw new Refused(response.code(), code(response.body()));
    }
  }

  private static boolean isList(HttpUrl url) {
    return url.queryParameterNames().stream().anyMatch(LISTS::contains);
  }

  private static String code(ResponseBody body) throws IOException {
    BufferedSource source = body.source();
    source.request(ERROR_BYTES);
    long size = Math.min(ERROR_BYTES, source.getBuffer().size());
    Matcher matcher = CODE.matcher(source.readString(size, StandardCharsets.UTF_8));
    return matcher.find() ? matcher.group(1) : "";
  }

  private static Response bounded(Response response) {
    ResponseBody body = response.body();
    Source source = new Bounded(body.source());
    return response
        .newBuilder()
        .body(ResponseBody.create(Okio.buffer(source), body.contentType(), body.contentLength()))
        .build();
  }

  private static final class Bounded extends ForwardingSource {
    private long left = LIST_BYTES;

    Bounded(Source source) {
      super(source);
    }

    @Override
    public long read(Buffer sink, long most) throws IOException {
      long count = super.read(sink, most);
      left -= Math.max(0, count);
      if (left < 0) {
        throw new IOException("a list of no honest length");
      }
      return count;
    }
  }
}
