package org.ecluse.unseal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import org.ecluse.core.CaseId;
import org.ecluse.core.Content;
import org.ecluse.core.FormId;
import org.ecluse.core.Manifest;
import org.ecluse.core.MediaKind;
import org.ecluse.core.PartFacts;
import org.ecluse.core.Reason;
import org.ecluse.core.Report;
import org.ecluse.core.Sealed;
import org.ecluse.core.Unclean;
import org.ecluse.core.Verdict;
import org.ecluse.seal.Certificate;
import org.ecluse.seal.CommitSigner;
import org.ecluse.seal.Keyring;
import org.ecluse.seal.KeyringDraft;
import org.ecluse.seal.NotTrustedException;
import org.ecluse.seal.Pins;
import org.ecluse.seal.PolicyException;
import org.ecluse.seal.Role;
import org.ecluse.seal.SealedCase;
import org.ecluse.seal.Sealer;

/** A small instance: one admin, one node, some reviewers. */
final class Lock {

  final CommitSigner node;
  final Keyring keyring;

  /** One part as it would be stored. */
  record Stored(List<byte[]> objects, PartFacts facts) {

    static Stored of(Sealed part) {
      try (part;
          InputStream body = part.body()) {
        return new Stored(List.of(part.head(), body.readAllBytes()), part.facts());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    byte[] head() {
      return objects.getFirst();
    }

    byte[] body() {
      return objects.getLast();
    }

    byte[] message() {
      ByteArrayOutputStream both = new ByteArrayOutputStream();
      both.writeBytes(head());
      both.writeBytes(body());
      return both.toByteArray();
    }
  }

  Lock(Certificate... reviewers) {
    try {
      Path folder = Files.createTempDirectory("node");
      node = CommitSigner.openOrCreate(folder.resolve("node.key"));
      Files.delete(folder.resolve("node.key"));
      Files.delete(folder);
      keyring = Keyring.verify(sign(draft(node, reviewers)), pins());
    } catch (IOException | NotTrustedException e) {
      throw new IllegalStateException(e);
    }
  }

  static Pins pins() {
    return Pins.parse("1:" + TestKeys.admin("admin").certificate().fingerprint());
  }

  static KeyringDraft draft(CommitSigner node, Certificate... reviewers) {
    try {
      KeyringDraft draft =
          KeyringDraft.create(1, List.of(TestKeys.admin("admin").certificate()), TestKeys.NOW);
      draft.addNode(node.publicKeyText());
      int number = 0;
      for (Certificate reviewer : reviewers) {
        draft.addRecipient(
            reviewer, "r" + ++number, EnumSet.of(Role.REVIEWER), Duration.ZERO, TestKeys.NOW);
      }
      return draft;
    } catch (PolicyException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] sign(KeyringDraft draft) {
    try {
      return KeyringSigner.sign(
          draft.signable(TestKeys.NOW), TestKeys.open(TestKeys.admin("admin")));
    } catch (PolicyException | CannotOpenException e) {
      throw new IllegalStateException(e);
    }
  }

  SealedCase begin(CaseId caseId) {
    try {
      return new Sealer(node).begin(caseId, keyring, now());
    } catch (PolicyException e) {
      throw new IllegalStateException(e);
    }
  }

  static Instant now() {
    return TestKeys.NOW.plusSeconds(1);
  }

  Stored seal(CaseId caseId, int part, byte[] content) {
    return Stored.of(begin(caseId).file(part, Content.of(content)));
  }

  /** A whole case of such files. */
  MemoryShelf store(MemoryShelf shelf, CaseId caseId, List<byte[]> files) {
    SealedCase sealing = begin(caseId);
    List<Stored> parts = new ArrayList<>();
    List<Manifest.FileEntry> entries = new ArrayList<>();
    List<Integer> padding = new ArrayList<>();
    int last = SealedCase.paddedParts(files.size());
    for (int part = 1; part <= last; part++) {
      if (part <= files.size()) {
        byte[] file = files.get(part - 1);
        parts.add(Stored.of(sealing.file(part, Content.of(file))));
        Report report = new Report(MediaKind.JPEG, Verdict.CLEAN, Reason.NONE, List.of());
        entries.add(
            new Manifest.FileEntry(
                OptionalInt.of(part), "photo-" + part + ".jpg", file.length, report));
      } else {
        parts.add(Stored.of(sealing.padding(part)));
        padding.add(part);
      }
    }
    Manifest manifest = manifest(caseId, entries, padding);
    parts.addFirst(Stored.of(sealing.manifest(manifest)));
    List<PartFacts> facts = parts.stream().map(Stored::facts).toList();
    return shelf.put(caseId, parts, sealing.commit(facts).record());
  }

  Manifest manifest(CaseId caseId, List<Manifest.FileEntry> files, List<Integer> padding) {
    return new Manifest(
        caseId,
        "voilà",
        "fr",
        FormId.random(),
        Unclean.REFUSE,
        node.keyId(),
        "0123456789abcdef0123456789abcdef",
        1,
        files,
        padding);
  }
}
