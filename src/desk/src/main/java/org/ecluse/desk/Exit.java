package org.ecluse.desk;

import org.ecluse.core.Settings;
import org.ecluse.core.VaultException;
import org.ecluse.sandbox.SandboxUnavailableException;
import org.ecluse.seal.DamagedException;
import org.ecluse.seal.NotTrustedException;
import org.ecluse.seal.PolicyException;
import org.ecluse.unseal.CannotOpenException;

/** How a command ends. The numbers are part of the contract. */
public enum Exit {
  DONE(0),
  /** Only {@code clean}: some files are not clean. */
  NOT_ALL_CLEAN(1),
  USAGE(2),
  CANNOT_OPEN(3),
  DAMAGED(4),
  NOT_TRUSTED(5),
  VAULT_UNREACHABLE(6),
  NO_SANDBOX(7),
  REFUSED(8),
  UNEXPECTED(9);

  private final int code;

  Exit(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** The end that a failure means. */
  static Exit of(Throwable failure) {
    return switch (failure) {
      case VaultException e -> VAULT_UNREACHABLE;
      case NotTrustedException e -> NOT_TRUSTED;
      case CannotOpenException e -> CANNOT_OPEN;
      case DamagedException e -> DAMAGED;
      case PolicyException e -> REFUSED;
      case Settings.BadSetting e -> USAGE;
      case Usage e -> USAGE;
      case SandboxUnavailableException e -> NO_SANDBOX;
      default -> UNEXPECTED;
    };
  }

  /** One line for a person; never content of a document. */
  static String words(Throwable failure) {
    return switch (failure) {
      case VaultException e -> "the vault cannot be used: " + words(e.kind());
      case NotTrustedException e -> "not trusted: " + words(e.reason());
      case CannotOpenException e -> "cannot open: " + words(e.reason());
      case DamagedException e -> "damaged: " + words(e.reason());
      case PolicyException e ->
          "refused: "
              + words(e.reason())
              + (e.fingerprint().isEmpty() ? "" : " " + e.fingerprint());
      case Settings.BadSetting e -> String.valueOf(e.getMessage());
      case Usage e -> String.valueOf(e.getMessage());
      case SandboxUnavailableException e -> "no sandbox: " + e.getMessage();
      default -> "unexpected: " + failure.getClass().getSimpleName();
    };
  }

  private static String words(Enum<?> reason) {
    return reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }

  /** The command was asked for something it cannot do. */
  public static final class Usage extends Exception {
    @java.io.Serial private static final long serialVersionUID = 1L;

    public Usage(String words) {
      super(words);
    }
  }
}
