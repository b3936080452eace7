package org.ecluse.seal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The file of a {@link KeyringDraft}. */
final class DraftJson {

  private static final String FORMAT = "ecluse/keyring-draft/1";
  private static final int MOST_DELAY_HOURS = 24 * 366;

  private DraftJson() {}

  static byte[] write(KeyringDraft draft) {
    return Json.pretty(
        json -> {
          json.writeStringField("format", FORMAT);
          json.writeNumberField("epoch", draft.epoch);
          json.writeStringField("previous", draft.previous);
          json.writeNumberField("threshold", draft.threshold);
          json.writeNumberField("valid_days", draft.validDays);
          json.writeArrayFieldStart("admins");
          for (Map.Entry<String, String> admin : draft.admins.entrySet()) {
            json.writeStartObject();
            json.writeStringField("fpr", admin.getKey());
            json.writeStringField("certificate", admin.getValue());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeArrayFieldStart("recipients");
          for (DraftRecipient recipient : draft.recipients) {
            write(json, recipient);
          }
          json.writeEndArray();
          json.writeArrayFieldStart("nodes");
          for (NodeKey node : draft.nodes) {
            json.writeStartObject();
            json.writeStringField("key_id", node.keyId());
            json.writeStringField("key", node.publicKey());
            json.writeEndObject();
          }
          json.writeEndArray();
          Entries.writeDeskKeys(json, draft.deskKeys);
          json.writeStringField("site_salt", draft.siteSalt);
        });
  }

  private static void write(JsonGenerator json, DraftRecipient recipient) throws IOException {
    json.writeStartObject();
    json.writeStringField("fpr", recipient.fingerprint());
    json.writeStringField("person", recipient.person());
    Entries.writeRoles(json, recipient.roles());
    json.writeStringField("from", recipient.from().toString());
    json.writeStringField("until", recipient.until().toString());
    if (recipient.activates().isPresent()) {
      json.writeStringField("activates", recipient.activates().get().toString());
    }
    json.writeNumberField("delay_hours", recipient.delay().toHours());
    json.writeBinaryField("certificate", recipient.certificate().encoded());
    json.writeEndObject();
  }

  static KeyringDraft load(Path file) throws IOException {
    try {
      return read(Json.read(Files.readAllBytes(file)));
    } catch (JsonException | PolicyException e) {
      throw new IOException("the keyring draft is not in its form", e);
    }
  }

  private static KeyringDraft read(JsonObject json) throws JsonException, PolicyException {
    if (!json.text("format").equals(FORMAT)) {
      throw new JsonException("another format");
    }
    long epoch = json.number("epoch", 1, Long.MAX_VALUE - 1);
    String previous = json.text("previous", EpochHeader.DIGEST);
    int threshold = (int) json.number("threshold", 1, Pins.MOST);
    Map<String, String> admins = EpochHeader.readAdmins(json.objects("admins", Pins.MOST));
    int validDays = (int) json.number("valid_days", 1, EpochHeader.MOST_VALID_DAYS);
    String salt = Base64.getEncoder().encodeToString(json.bytes("site_salt"));
    KeyringDraft draft = new KeyringDraft(epoch, previous, threshold, admins, salt);
    draft.validDays(validDays);
    for (JsonObject object : json.objects("recipients", Entries.MOST)) {
      draft.recipients.add(recipient(object));
    }
    for (JsonObject object : json.objects("nodes", Entries.MOST)) {
      draft.nodes.add(Entries.readNode(object, LocalDate.EPOCH));
      object.end();
    }
    draft.deskKeys.addAll(Entries.readDeskKeys(json));
    json.end();
    return draft;
  }

  private static DraftRecipient recipient(JsonObject json) throws JsonException, PolicyException {
    Certificate certificate = Certificate.from(json.bytes("certificate"));
    if (!certificate.fingerprint().equals(json.text("fpr"))) {
      throw new JsonException("a certificate under another fingerprint");
    }
    String person = json.text("person", Entries.PERSON);
    Set<Role> roles = Entries.readRoles(json);
    LocalDate from = json.day("from");
    LocalDate until = json.day("until");
    Optional<Instant> activates =
        json.has("activates") ? Optional.of(json.time("activates")) : Optional.empty();
    Duration delay = Duration.ofHours(json.number("delay_hours", 0, MOST_DELAY_HOURS));
    json.end();
    return new DraftRecipient(person, roles, from, until, activates, delay, certificate);
  }
}
