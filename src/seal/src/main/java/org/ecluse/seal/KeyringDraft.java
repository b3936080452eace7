package org.ecluse.seal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ecluse.core.Limits;
import org.ecluse.seal.PolicyException.Reason;

/**
 * The keyring as the admins edit it, before they sign it: a JSON file in the admin's folder.
 * Nothing in it is secret. Not safe for several threads.
 */
public final class KeyringDraft {

  /** How long a published epoch is valid. */
  public static final int VALID_DAYS = 90;

  /** How long a node key counts from each publication. */
  public static final int NODE_DAYS = Entries.NODE_DAYS;

  /** How long a new recipient waits after publication. */
  public static final Duration ACTIVATION = Duration.ofDays(2);

  /** What is signed: header and entries, each one line of ASCII without its line feed. */
  public record Signable(long epoch, String header, String entries) {}

  final long epoch;
  final String previous;
  final int threshold;
  final Map<String, String> admins;
  final List<DraftRecipient> recipients = new ArrayList<>();
  final List<NodeKey> nodes = new ArrayList<>();
  final List<DeskKey> deskKeys = new ArrayList<>();
  final String siteSalt;
  int validDays = VALID_DAYS;

  KeyringDraft(
      long epoch, String previous, int threshold, Map<String, String> admins, String siteSalt) {
    this.epoch = epoch;
    this.previous = previous;
    this.threshold = threshold;
    this.admins = new TreeMap<>(admins);
    this.siteSalt = siteSalt;
  }

  /** An empty draft of epoch 1 with a fresh site salt. */
  public static KeyringDraft create(int threshold, List<Certificate> admins, Instant now)
      throws PolicyException {
    Map<String, String> listed = new TreeMap<>();
    for (Certificate admin : admins) {
      Policy.checkAdmin(admin, now);
      String base64 = Base64.getEncoder().encodeToString(admin.encoded());
      if (listed.put(admin.fingerprint(), base64) != null) {
        throw new PolicyException(Reason.NOT_UNIQUE, admin.fingerprint());
      }
    }
    if (threshold < 1 || threshold > listed.size() || listed.size() > Pins.MOST) {
      throw new IllegalArgumentException("threshold outside 1 to the number of admins");
    }
    byte[] salt = new byte[Entries.SALT];
    new SecureRandom().nextBytes(salt);
    return new KeyringDraft(
        1, EpochHeader.NO_PREVIOUS, threshold, listed, Base64.getEncoder().encodeToString(salt));
  }

  /** The draft of the epoch after this one, with the same entries. */
  public static KeyringDraft after(Keyring keyring) {
    Map<String, String> admins = new TreeMap<>();
    for (AdminKey admin : keyring.admins()) {
      admins.put(
          admin.fingerprint(), Base64.getEncoder().encodeToString(admin.certificate().encoded()));
    }
    KeyringDraft draft =
        new KeyringDraft(
            keyring.epoch() + 1,
            keyring.digest(),
            keyring.threshold(),
            admins,
            Base64.getEncoder().encodeToString(keyring.siteSalt()));
    keyring.recipients().forEach(r -> draft.recipients.add(DraftRecipient.published(r)));
    draft.nodes.addAll(keyring.nodes());
    draft.deskKeys.addAll(keyring.deskKeys());
    draft.validDays = (int) ChronoUnit.DAYS.between(keyring.issued(), keyring.validUntil());
    return draft;
  }

  /**
   * Whether this published epoch is what became of this draft: the same number, chain, admins and
   * entries. Days that begin with the publication are not compared.
   */
  public boolean became(Keyring published) {
    KeyringDraft next = after(published);
    return published.epoch() == epoch
        && published.previous().equals(previous)
        && next.threshold == threshold
        && next.validDays == validDays
        && next.admins.equals(admins)
        && next.siteSalt.equals(siteSalt)
        && next.deskKeys.equals(deskKeys)
        && next.nodes().equals(nodes())
        && next.recipients.stream()
            .map(DraftRecipient::lasting)
            .toList()
            .equals(recipients.stream().map(DraftRecipient::lasting).toList());
  }

  /**
   * Reads the file.
   *
   * @throws IOException if it cannot be read or is not in its form
   */
  public static KeyringDraft load(Path file) throws IOException {
    return DraftJson.load(file);
  }

  /** Replaces the file in one act. */
  public void save(Path file) throws IOException {
    DurableFile.write(file, DraftJson.write(this));
  }

  /** The number this draft will have. */
  public long epoch() {
    return epoch;
  }

  /** What an admin signs, one line for each key, for a person to read before. */
  public List<String> inWords() {
    List<String> lines = new ArrayList<>();
    for (DraftRecipient r : recipients) {
      lines.add("reads    " + r.fingerprint() + "  " + r.person() + ", until " + r.until());
    }
    nodes().forEach(node -> lines.add("intake   " + node));
    deskKeys.forEach(key -> lines.add("signs    " + key.keyId() + "  " + key.person()));
    return lines;
  }

  /** Fingerprints of the recipients, in their order. */
  public List<String> recipients() {
    return recipients.stream().map(DraftRecipient::fingerprint).toList();
  }

  /**
   * Adds a recipient, from today until its certificate ends (two years at most).
   *
   * @param activation after publication; {@link #ACTIVATION} unless somebody chose otherwise
   */
  public void addRecipient(
      Certificate certificate, String person, Set<Role> roles, Duration activation, Instant now)
      throws PolicyException {
    LocalDate ends = Policy.checkRecipient(certificate, now);
    String fingerprint = certificate.fingerprint();
    if (!Entries.PERSON.matcher(person).matches() || roles.isEmpty() || activation.isNegative()) {
      throw new PolicyException(Reason.BAD_NAME, fingerprint);
    }
    if (recipients().contains(fingerprint)) {
      throw new PolicyException(Reason.NOT_UNIQUE, fingerprint);
    }
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    LocalDate most = today.plusYears(2);
    recipients.add(
        DraftRecipient.waiting(
            person, roles, today, ends.isBefore(most) ? ends : most, activation, certificate));
  }

  /** Removes a recipient; false if there is none of that fingerprint. */
  public boolean removeRecipient(String fingerprint) {
    return recipients.removeIf(r -> r.fingerprint().equals(fingerprint));
  }

  /**
   * Adds an intake node. Its days begin with each publication.
   *
   * @param publicKey as {@link CommitSigner#publicKeyText} prints it
   * @return its key id
   */
  public String addNode(String publicKey) throws PolicyException {
    NodeKey node;
    try {
      node = NodeKey.of(publicKey.strip(), LocalDate.EPOCH);
    } catch (IllegalArgumentException e) {
      throw new PolicyException(Reason.MALFORMED);
    }
    if (nodes.stream().anyMatch(n -> n.keyId().equals(node.keyId()))) {
      throw new PolicyException(Reason.NOT_UNIQUE, node.keyId());
    }
    nodes.add(node);
    return node.keyId();
  }

  public boolean removeNode(String keyId) {
    return nodes.removeIf(n -> n.keyId().equals(keyId));
  }

  /** Key ids of the nodes, in their order. */
  public List<String> nodes() {
    return nodes.stream().map(NodeKey::keyId).toList();
  }

  /** Lists a person's desk key. */
  public void addDeskKey(DeskKey key) throws PolicyException {
    if (!Entries.PERSON.matcher(key.person()).matches()) {
      throw new PolicyException(Reason.BAD_NAME, key.keyId());
    }
    if (deskKeys.stream().anyMatch(k -> k.keyId().equals(key.keyId()))) {
      throw new PolicyException(Reason.NOT_UNIQUE, key.keyId());
    }
    deskKeys.add(key);
  }

  /** Days of validity from publication, 1 to 366; {@link #VALID_DAYS} unless set. */
  public void validDays(int days) {
    if (days < 1 || days > EpochHeader.MOST_VALID_DAYS) {
      throw new IllegalArgumentException("validity outside 1 to 366 days");
    }
    validDays = days;
  }

  /** The two lines to be signed and published, as of now. */
  public Signable signable(Instant now) throws PolicyException {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    List<Recipient> listed = recipients.stream().map(r -> r.asOf(now)).toList();
    LocalDate nodesUntil = today.plusDays(NODE_DAYS);
    List<NodeKey> renewed =
        nodes.stream().map(n -> new NodeKey(n.keyId(), n.publicKey(), nodesUntil)).toList();
    String entries = new Entries(listed, renewed, deskKeys, siteSalt).line();
    EpochHeader header =
        new EpochHeader(
            epoch,
            previous,
            threshold,
            admins,
            today,
            today.plusDays(validDays),
            Sha256.hex(entries));
    String line = header.line();
    boolean tooLong = entries.length() + line.length() > Limits.KEYRING_BYTES - (64 << 10);
    if (tooLong || listed.size() > Entries.MOST || renewed.size() > Entries.MOST) {
      throw new PolicyException(Reason.TOO_MANY);
    }
    return new Signable(epoch, line, entries);
  }
}
