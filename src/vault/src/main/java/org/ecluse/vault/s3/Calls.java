package org.ecluse.vault.s3;

import io.minio.errors.ErrorResponseException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Makes requests, tries again what may pass, and says of every failure what is certain about it.
 */
final class Calls {

  /** Begins one request; called once for each attempt. */
  interface Request<T> {
    CompletableFuture<T> begin();
  }

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9.]{1,60}");

  private final Patience patience;

  Calls(Patience patience) {
    this.patience = patience;
  }

  /** The answer to a request that may be repeated without harm. */
  <T> T retrying(Request<T> request) throws S3Failure {
    long began = System.nanoTime();
    boolean doubt = false;
    for (int attempt = 1; ; attempt++) {
      try {
        return once(request);
      } catch (S3Failure failure) {
        boolean late = System.nanoTime() - began > patience.again().toNanos();
        if (!failure.passing() || attempt >= patience.attempts() || late || !pause(attempt)) {
          throw doubt ? failure.doubtful() : failure;
        }
        doubt |= failure.doubt();
      }
    }
  }

  /** The answer to one request, made once. */
  static <T> T once(Request<T> request) throws S3Failure {
    try {
      return request.begin().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new S3Failure(S3Failure.SILENCE, "Interrupted");
    } catch (ExecutionException | CompletionException e) {
      throw failure(e);
    }
  }

  private boolean pause(int attempt) {
    Duration most = patience.pause().multipliedBy(1L << (attempt - 1));
    long nanos = most.toNanos() / 2 + ThreadLocalRandom.current().nextLong(most.toNanos() / 2 + 1);
    try {
      Thread.sleep(Duration.ofNanos(nanos));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What is known of a failure, without the names that the SDK puts in its messages. */
  private static S3Failure failure(Throwable thrown) {
    Throwable deepest = thrown;
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof Answers.Refused refused) {
        return refused.failure();
      }
      if (cause instanceof ErrorResponseException answered) {
        // Completing a multipart upload may fail after the status line said 200.
        String code = String.valueOf(answered.errorResponse().code());
        return new S3Failure(answered.response().code(), CODE.matcher(code).matches() ? code : "");
      }
      deepest = cause;
    }
    return new S3Failure(S3Failure.SILENCE, deepest.getClass().getSimpleName());
  }
}
