package org.ecluse.intake.web;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.ecluse.core.Ring;
import org.ecluse.core.VaultException;
import org.ecluse.seal.Keyring;
import org.ecluse.seal.Recipient;

/** The keyring for everybody who wants to check it ({@code src/spec/keyring-page.md}). */
final class KeyringPage {

  private static final byte[] SIGNATURE = {'s', 'i', 'g', ' '};

  private final Ring ring;
  private final ConcurrentMap<Long, String> headers = new ConcurrentHashMap<>();

  KeyringPage(Ring ring) {
    this.ring = ring;
  }

  /** The certificates that cases are sealed to now, armored, one after the other. */
  String certificates(Keyring keyring, Instant now) {
    return keyring.activeReviewers(now).stream()
        .map(Recipient::certificate)
        .map(certificate -> certificate.armored().strip() + "\n")
        .collect(Collectors.joining("\n"));
  }

  String json(Keyring keyring) throws VaultException {
    StringJoiner old = new StringJoiner(",", "[", "]");
    for (long epoch = 1; epoch < keyring.epoch(); epoch++) {
      Optional<String> header = header(epoch);
      if (header.isPresent()) {
        old.add("{\"epoch\":" + epoch + ",\"header\":\"" + header.get() + "\"}");
      }
    }
    return "{\"format\":\"ecluse/keyring-page/1\",\"epoch\":"
        + keyring.epoch()
        + ",\"digest\":\""
        + keyring.digest()
        + "\",\"signed\":\""
        + base64(keyring.signed())
        + "\",\"headers\":"
        + old
        + "}\n";
  }

  /** Epochs never change, so each is fetched once. */
  private Optional<String> header(long epoch) throws VaultException {
    String known = headers.get(epoch);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<String> header = ring.epoch(epoch).map(KeyringPage::withoutEntries);
    header.ifPresent(text -> headers.put(epoch, text));
    return header;
  }

  /** The first line and the signatures. */
  private static String withoutEntries(byte[] signed) {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    int start = 0;
    for (int i = 0; i < signed.length; i++) {
      if (signed[i] == '\n') {
        if (start == 0 || isSignature(signed, start)) {
          kept.write(signed, start, i + 1 - start);
        }
        start = i + 1;
      }
    }
    return base64(kept.toByteArray());
  }

  private static boolean isSignature(byte[] signed, int start) {
    return Arrays.mismatch(signed, start, Math.min(start + 4, signed.length), SIGNATURE, 0, 4) < 0;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
