package org.ecluse.intake.gate;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.ecluse.core.CaseId;
import org.ecluse.core.Secret;
import org.ecluse.seal.Keyring;
import org.ecluse.seal.KeyringDraft;
import org.ecluse.seal.NodeKey;
import org.ecluse.seal.Pins;
import org.ecluse.seal.PolicyException;
import org.ecluse.seal.Role;
import org.ecluse.unseal.KeyMaker;
import org.ecluse.unseal.KeyringSigner;
import org.ecluse.unseal.SecretKey;

/** Real keyrings, signed. */
final class Rings {

  /** RFC 8032 §7.1, test 1. */
  private static final String NODE = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

  static final String NODE_ID = NodeKey.of(NODE, LocalDate.EPOCH).keyId();

  /** Made once: what protects a key makes it slow to open. */
  private static final KeyMaker.Made ADMIN = KeyMaker.admin("admin", pass(), Hands.START);

  private static final SecretKey ADMIN_KEY = open();
  private static final KeyMaker.Made REVIEWER =
      KeyMaker.reviewer("r1", KeyMaker.Kind.CURVE_25519, pass(), Hands.START);

  private Rings() {}

  /** A usual one: one reviewer, this node. */
  static Keyring usual(Instant now) {
    return of(now, true, true, 90);
  }

  static Keyring of(Instant now, boolean reviewer, boolean node, int days) {
    try {
      KeyringDraft draft = KeyringDraft.create(1, List.of(ADMIN.certificate()), now);
      draft.validDays(days);
      if (reviewer) {
        add(draft, REVIEWER, now);
      }
      if (node) {
        draft.addNode(NODE);
      }
      return signed(draft, now);
    } catch (Exception e) {
      throw new IllegalStateException("no keyring could be made", e);
    }
  }

  /** The admins let a reviewer stay for longer than the reviewer's own key. */
  static Keyring withAKeyThatEnds(Instant now, int daysFromNow) {
    Path file = Path.of("target", "draft-" + CaseId.random().text());
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    try {
      KeyringDraft draft = KeyringDraft.create(1, List.of(ADMIN.certificate()), now);
      draft.addNode(NODE);
      Instant made =
          now.atZone(ZoneOffset.UTC).minus(KeyMaker.LIFETIME).plusDays(daysFromNow).toInstant();
      add(draft, KeyMaker.reviewer("r1", KeyMaker.Kind.CURVE_25519, pass(), made), now);
      draft.save(file);
      String ends = today.plusDays(daysFromNow - 1).toString();
      String text = Files.readString(file);
      Files.writeString(file, text.replace(ends, today.plusDays(60).toString()));
      return signed(KeyringDraft.load(file), now);
    } catch (Exception e) {
      throw new IllegalStateException("no keyring could be made", e);
    }
  }

  private static void add(KeyringDraft draft, KeyMaker.Made key, Instant now)
      throws PolicyException {
    draft.addRecipient(key.certificate(), "r1", Set.of(Role.REVIEWER), Duration.ZERO, now);
  }

  private static Keyring signed(KeyringDraft draft, Instant now) throws Exception {
    byte[] signed = KeyringSigner.sign(draft.signable(now), ADMIN_KEY);
    return Keyring.verify(signed, new Pins(1, Set.of(ADMIN.certificate().fingerprint())));
  }

  private static SecretKey open() {
    try {
      return SecretKey.open(ADMIN.secretKey().bytes(), pass());
    } catch (Exception e) {
      throw new IllegalStateException("the admin's key cannot be opened", e);
    }
  }

  private static Secret pass() {
    return new Secret("correct horse".getBytes(StandardCharsets.US_ASCII));
  }
}
