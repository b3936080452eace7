package org.ecluse.intake.submit;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ecluse.core.FormId;

/**
 * The hidden field that shows that a form came from here: HMAC-SHA256 (RFC 2104) over the form's id
 * and a day. Nothing is remembered about forms, and a form stays good over a restart, since the key
 * lies in the node's home. A token is good on its day and the two after it: at least 48 hours.
 */
public final class FormToken {

  /** Characters of a token, always. */
  public static final int LENGTH = 43;

  private static final int KEY_BYTES = 32;
  private static final int DAYS = 3;

  private final SecretKeySpec key;
  private final Clock clock;

  FormToken(byte[] key, Clock clock) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
    this.clock = clock;
  }

  /**
   * Opens the key file, or makes it (mode 0600).
   *
   * @throws IOException if it is not in its form
   */
  public static FormToken openOrCreate(Path keyFile, Clock clock) throws IOException {
    try {
      create(keyFile);
    } catch (FileAlreadyExistsException e) {
      // Made at an earlier start.
    }
    byte[] key = Files.readAllBytes(keyFile);
    if (key.length != KEY_BYTES) {
      throw new IOException("the form key has another length than 32 bytes; remove it");
    }
    return new FormToken(key, clock);
  }

  private static void create(Path keyFile) throws IOException {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (FileChannel file = FileChannel.open(keyFile, Set.of(CREATE_NEW, WRITE), mode)) {
      file.write(ByteBuffer.wrap(key));
      file.force(true);
    }
  }

  /** The token of this form, today. */
  public String issue(FormId form) {
    return token(form, today());
  }

  /** Whether this token was issued for this form lately. Takes the same time for every answer. */
  public boolean accepts(FormId form, String token) {
    byte[] given = token.getBytes(StandardCharsets.UTF_8);
    boolean good = false;
    for (int age = 0; age < DAYS; age++) {
      byte[] wanted = token(form, today() - age).getBytes(StandardCharsets.UTF_8);
      good |= MessageDigest.isEqual(wanted, given);
    }
    return good;
  }

  private long today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toEpochDay();
  }

  private String token(FormId form, long day) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(("ecluse/form/1 " + day + " " + form).getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
