package org.ecluse.seal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** One keyring epoch whose admin signatures were verified ({@code src/spec/keyring.md}). */
@SuppressWarnings("DoNotCallSuggester")
public final class Keyring {

  private Keyring() {}

  /** Verifies signatures, form and entries; not the chain and not the validity in time. */
  public static Keyring verify(byte[] signed, Pins pins) throws NotTrustedException {
    throw new UnsupportedOperationException();
  }

  public long epoch() {
    throw new UnsupportedOperationException();
  }

  /** SHA-256 of the header line, 64 lower-case hexadecimal digits. */
  public String digest() {
    throw new UnsupportedOperationException();
  }

  /** Digest of the epoch before; 64 zeros for the first. */
  public String previous() {
    throw new UnsupportedOperationException();
  }

  public LocalDate issued() {
    throw new UnsupportedOperationException();
  }

  /** The last day (UTC) on which anything is sealed under it. */
  public LocalDate validUntil() {
    throw new UnsupportedOperationException();
  }

  /** Whole days until {@link #validUntil}; negative when it has expired. */
  public long daysLeft(Clock clock) {
    throw new UnsupportedOperationException();
  }

  public int threshold() {
    throw new UnsupportedOperationException();
  }

  public List<AdminKey> admins() {
    throw new UnsupportedOperationException();
  }

  /** All recipients, active or not. */
  public List<Recipient> recipients() {
    throw new UnsupportedOperationException();
  }

  /** Those to whom a case is sealed now. */
  public List<Recipient> activeReviewers(Instant now) {
    throw new UnsupportedOperationException();
  }

  public List<NodeKey> nodes() {
    throw new UnsupportedOperationException();
  }

  public Optional<NodeKey> node(String keyId) {
    throw new UnsupportedOperationException();
  }

  public List<DeskKey> deskKeys() {
    throw new UnsupportedOperationException();
  }

  /** 32 bytes, public, the same through all epochs. */
  public byte[] siteSalt() {
    throw new UnsupportedOperationException();
  }

  /** The epoch as it is stored. */
  public byte[] signed() {
    throw new UnsupportedOperationException();
  }

  /** The epoch without its entries: header line and signature lines. */
  public byte[] header() {
    throw new UnsupportedOperationException();
  }
}
