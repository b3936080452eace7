package org.ecluse.seal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The keyring as the admins edit it, before they sign it: a JSON file in the admin's folder.
 * Nothing in it is secret. Not safe for several threads.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class KeyringDraft {

  /** How long a published epoch is valid. */
  public static final int VALID_DAYS = 90;

  /** How long a node key counts from each publication. */
  public static final int NODE_DAYS = 92;

  /** How long a new recipient waits after publication. */
  public static final Duration ACTIVATION = Duration.ofDays(2);

  private KeyringDraft() {}

  /** An empty draft of epoch 1 with a fresh site salt. */
  public static KeyringDraft create(int threshold, List<Certificate> admins, Instant now)
      throws PolicyException {
    throw new UnsupportedOperationException();
  }

  /** The draft of the epoch after this one, with the same entries. */
  public static KeyringDraft after(Keyring keyring) {
    throw new UnsupportedOperationException();
  }

  /**
   * Reads the file.
   *
   * @throws IOException if it cannot be read or is not in its form
   */
  public static KeyringDraft load(Path file) throws IOException {
    throw new UnsupportedOperationException();
  }

  /** Replaces the file in one act. */
  public void save(Path file) throws IOException {
    throw new UnsupportedOperationException();
  }

  /** The number this draft will have. */
  public long epoch() {
    throw new UnsupportedOperationException();
  }

  /**
   * Adds a recipient, from today until its certificate ends (two years at most).
   *
   * @param activation after publication; {@link #ACTIVATION} unless somebody chose otherwise
   */
  public void addRecipient(
      Certificate certificate, String person, Set<Role> roles, Duration activation, Instant now)
      throws PolicyException {
    throw new UnsupportedOperationException();
  }

  /** Removes a recipient; false if there is none of that fingerprint. */
  public boolean removeRecipient(String fingerprint) {
    throw new UnsupportedOperationException();
  }

  /**
   * Adds an intake node. Its days begin with each publication.
   *
   * @param publicKey as {@link CommitSigner#publicKeyText} prints it
   * @return its key id
   */
  public String addNode(String publicKey) throws PolicyException {
    throw new UnsupportedOperationException();
  }

  public boolean removeNode(String keyId) {
    throw new UnsupportedOperationException();
  }

  public void addDeskKey(DeskKey key) throws PolicyException {
    throw new UnsupportedOperationException();
  }

  /** Days of validity from publication, 1 to 366; {@link #VALID_DAYS} unless set. */
  public void validDays(int days) {
    throw new UnsupportedOperationException();
  }

  /** The two lines to be signed and published, as of now. */
  public Signable signable(Instant now) throws PolicyException {
    throw new UnsupportedOperationException();
  }

  /** What is signed: header and entries, each one line of ASCII without its line feed. */
  public record Signable(long epoch, String header, String entries) {}
}
