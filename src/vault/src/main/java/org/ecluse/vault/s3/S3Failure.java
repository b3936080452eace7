package org.ecluse.vault.s3;

import java.io.Serial;
import java.util.Set;
import org.ecluse.core.VaultException;
import org.ecluse.core.VaultException.Kind;

/**
 * One request that did not succeed: the status and the code of the answer, never its text, since a
 * server repeats the names of bucket and object there.
 */
final class S3Failure extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  /** There was no answer. */
  static final int SILENCE = 0;

  private static final Set<Integer> PASSING = Set.of(408, 409, 429, 500, 502, 503, 504);
  private static final Set<String> PASSING_CODES =
      Set.of("RequestTimeout", "SlowDown", "InternalError", "ServiceUnavailable");
  private static final Set<String> LASTING = Set.of("Interrupted", "SSLHandshakeException");
  private static final Set<String> FULL =
      Set.of("QuotaExceeded", "XMinioStorageFull", "InsufficientStorage", "InsufficientCapacity");

  private final int status;
  private final String code;
  private final boolean afterDoubt;

  S3Failure(int status, String code) {
    this(status, code, false);
  }

  private S3Failure(int status, String code, boolean afterDoubt) {
    super(
        status == SILENCE ? "S3 did not answer: " + code : "S3 answered " + status + " " + code,
        null,
        false,
        true);
    this.status = status;
    this.code = code;
    this.afterDoubt = afterDoubt;
  }

  /** The same, but an earlier attempt may have been carried out without our hearing of it. */
  S3Failure doubtful() {
    return new S3Failure(status, code, true);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  boolean afterDoubt() {
    return afterDoubt;
  }

  /** May pass by itself. */
  boolean passing() {
    return PASSING.contains(status)
        || PASSING_CODES.contains(code)
        || (status == SILENCE && !LASTING.contains(code));
  }

  /** What was asked for may have happened all the same. */
  boolean doubt() {
    return status == SILENCE || status >= 500;
  }

  /** The server understood, and will not do it for this credential, or for nobody. */
  boolean refused() {
    return (status == 401 || status == 403 || status == 405 || status == 501) && !full();
  }

  /** What a server answers that knows no versions to who asks for them. */
  boolean noVersions() {
    return status == 501;
  }

  boolean full() {
    return status == 507 || FULL.contains(code);
  }

  VaultException translated() {
    if (full()) {
      return new VaultException(Kind.FULL, this);
    }
    return switch (status) {
      case 401, 403 -> new VaultException(Kind.FORBIDDEN, this);
      case 412 -> new VaultException(Kind.EXISTS, this);
      default -> new VaultException(Kind.UNREACHABLE, this);
    };
  }
}
