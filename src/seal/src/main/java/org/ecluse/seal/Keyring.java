package org.ecluse.seal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** One keyring epoch whose admin signatures were verified ({@code src/spec/keyring.md}). */
public final class Keyring {

  private final SignedEpoch epoch;
  private final List<AdminKey> admins;
  private final Entries entries;
  private final byte[] signed;

  private Keyring(SignedEpoch epoch, List<AdminKey> admins, Entries entries, byte[] signed) {
    this.epoch = epoch;
    this.admins = admins;
    this.entries = entries;
    this.signed = signed;
  }

  /** Verifies signatures, form and entries; not the chain and not the validity in time. */
  public static Keyring verify(byte[] signed, Pins pins) throws NotTrustedException {
    return of(SignedEpoch.verify(signed, pins), signed);
  }

  static Keyring of(SignedEpoch epoch, byte[] signed) throws NotTrustedException {
    String line =
        epoch
            .entries()
            .orElseThrow(() -> new NotTrustedException(NotTrustedException.Reason.MALFORMED));
    try {
      Entries entries = Entries.read(line, epoch.header().issued());
      return new Keyring(epoch, epoch.header().adminKeys(), entries, signed.clone());
    } catch (JsonException | PolicyException e) {
      throw new NotTrustedException(NotTrustedException.Reason.MALFORMED);
    }
  }

  public long epoch() {
    return epoch.header().epoch();
  }

  /** SHA-256 of the header line, 64 lower-case hexadecimal digits. */
  public String digest() {
    return epoch.digest();
  }

  /** Digest of the epoch before; 64 zeros for the first. */
  public String previous() {
    return epoch.header().previous();
  }

  public LocalDate issued() {
    return epoch.header().issued();
  }

  /** The last day (UTC) on which anything is sealed under it. */
  public LocalDate validUntil() {
    return epoch.header().validUntil();
  }

  /** Whether its last day has passed. */
  public boolean expired(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC).isAfter(validUntil());
  }

  /** Whole days until {@link #validUntil}; negative when it has expired. */
  public long daysLeft(Clock clock) {
    return ChronoUnit.DAYS.between(
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), validUntil());
  }

  public int threshold() {
    return epoch.header().threshold();
  }

  public List<AdminKey> admins() {
    return admins;
  }

  /** All recipients, active or not. */
  public List<Recipient> recipients() {
    return entries.recipients();
  }

  /** Those to whom a case is sealed now. */
  public List<Recipient> activeReviewers(Instant now) {
    return recipients().stream()
        .filter(r -> r.roles().contains(Role.REVIEWER) && r.active(now))
        .toList();
  }

  public List<NodeKey> nodes() {
    return entries.nodes();
  }

  /** A node that is listed, be its last day over or not. */
  public Optional<NodeKey> node(String keyId) {
    return nodes().stream().filter(n -> n.keyId().equals(keyId)).findFirst();
  }

  /** A node whose signatures count now. */
  public Optional<NodeKey> activeNode(String keyId, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return node(keyId).filter(n -> !today.isAfter(n.until()));
  }

  public List<DeskKey> deskKeys() {
    return entries.deskKeys();
  }

  /** 32 bytes, public, the same through all epochs. */
  public byte[] siteSalt() {
    return Base64.getDecoder().decode(entries.siteSalt());
  }

  /** The epoch as it is stored. */
  public byte[] signed() {
    return signed.clone();
  }

  /** The epoch without its entries: header line and signature lines. */
  public byte[] header() {
    return epoch.bare();
  }
}
