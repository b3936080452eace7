package org.ecluse.console.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.ecluse.core.Secret;
import org.ecluse.core.Settings;
import org.ecluse.unseal.CannotOpenException;
import org.ecluse.unseal.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * The reviewer's secret key, for as long as it is unlocked. Locking drops it; what the virtual
 * machine may still hold of it then, only the end of the process takes away.
 */
public final class Custody {

  /** No key file is this large. */
  private static final int LARGEST = 1 << 20;

  /** What came of an attempt to unlock. */
  public enum Outcome {
    UNLOCKED,
    /** No key file is set. */
    NO_KEY_SET,
    /** The key file, or the passphrase file, is not there or cannot be read. */
    KEY_FILE_UNREADABLE,
    PASSPHRASE_FILE_UNREADABLE,
    NOT_A_KEY,
    WRONG_PASSPHRASE
  }

  private final Optional<Path> keyFile;
  private final Optional<Path> passphraseFile;
  private @Nullable SecretKey key;

  public Custody(Settings settings) {
    this.keyFile = settings.path("key");
    this.passphraseFile = settings.path("passphrase-file");
  }

  public boolean hasKeyFile() {
    return keyFile.isPresent();
  }

  public boolean hasPassphraseFile() {
    return passphraseFile.isPresent();
  }

  /** With the passphrase of the file that is set for it. */
  public Outcome unlockByFile() {
    if (passphraseFile.isEmpty()) {
      return Outcome.PASSPHRASE_FILE_UNREADABLE;
    }
    try (Secret passphrase = read(passphraseFile.get())) {
      return unlock(passphrase);
    } catch (IOException e) {
      return Outcome.PASSPHRASE_FILE_UNREADABLE;
    }
  }

  /** With a passphrase, which stays the caller's to wipe. */
  public Outcome unlock(Secret passphrase) {
    if (keyFile.isEmpty()) {
      return Outcome.NO_KEY_SET;
    }
    byte[] stored;
    try {
      stored = bytes(keyFile.get());
    } catch (IOException e) {
      return Outcome.KEY_FILE_UNREADABLE;
    }
    try {
      replace(SecretKey.open(stored, passphrase));
      return Outcome.UNLOCKED;
    } catch (CannotOpenException e) {
      return e.reason() == CannotOpenException.Reason.WRONG_PASSPHRASE
          ? Outcome.WRONG_PASSPHRASE
          : Outcome.NOT_A_KEY;
    } finally {
      Arrays.fill(stored, (byte) 0);
    }
  }

  public synchronized void lock() {
    replace(null);
  }

  public synchronized boolean unlocked() {
    return key != null;
  }

  /** The key, for one act. Whoever is locked out half-way finds it closed. */
  synchronized SecretKey key() throws LockedException {
    if (key == null) {
      throw new LockedException();
    }
    return key;
  }

  /** Checks that nobody locked this key since it was given out. */
  synchronized void stillHolds(SecretKey given) throws LockedException {
    if (key != given) {
      throw new LockedException();
    }
  }

  /** The fingerprint of the unlocked key. */
  public synchronized Optional<String> fingerprint() {
    return Optional.ofNullable(key).map(SecretKey::fingerprint);
  }

  private synchronized void replace(@Nullable SecretKey other) {
    if (key != null) {
      key.close();
    }
    key = other;
  }

  private static Secret read(Path file) throws IOException {
    byte[] all = bytes(file);
    int length = all.length;
    while (length > 0 && (all[length - 1] == '\n' || all[length - 1] == '\r')) {
      length--;
    }
    Secret secret = new Secret(Arrays.copyOf(all, length));
    Arrays.fill(all, (byte) 0);
    return secret;
  }

  private static byte[] bytes(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException("too large");
    }
    return Files.readAllBytes(file);
  }
}
