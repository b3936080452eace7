package org.ecluse.seal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Line 1 of a keyring epoch: what the admins sign.
 *
 * @param previous digest of the epoch before
 * @param admins fingerprint → certificate in base64, not yet parsed
 * @param entries SHA-256 of line 2, hexadecimal
 */
record EpochHeader(
    long epoch,
    String previous,
    int threshold,
    Map<String, String> admins,
    LocalDate issued,
    LocalDate validUntil,
    String entries) {

  static final String FORMAT = "ecluse/keyring/1";
  static final String NO_PREVIOUS = "0".repeat(64);
  static final int MOST_VALID_DAYS = 366;
  static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  static final Pattern ADMIN = Pattern.compile("[0-9A-F]{40}");

  String line() {
    return Json.line(
        json -> {
          json.writeStringField("format", FORMAT);
          json.writeNumberField("epoch", epoch);
          json.writeStringField("previous", previous);
          json.writeNumberField("threshold", threshold);
          json.writeArrayFieldStart("admins");
          for (Map.Entry<String, String> admin : admins.entrySet()) {
            json.writeStartObject();
            json.writeStringField("fpr", admin.getKey());
            json.writeStringField("certificate", admin.getValue());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeStringField("issued", issued.toString());
          json.writeStringField("valid_until", validUntil.toString());
          json.writeStringField("entries", entries);
        });
  }

  static EpochHeader read(String line) throws JsonException, NotTrustedException {
    JsonObject json = Json.read(Lines.ascii(line));
    if (!json.text("format").equals(FORMAT)) {
      throw new NotTrustedException(NotTrustedException.Reason.UNKNOWN_VERSION);
    }
    long epoch = json.number("epoch", 1, Long.MAX_VALUE - 1);
    String previous = json.text("previous", DIGEST);
    int threshold = (int) json.number("threshold", 1, Pins.MOST);
    Map<String, String> admins = readAdmins(json.objects("admins", Pins.MOST));
    LocalDate issued = json.day("issued");
    LocalDate validUntil = json.day("valid_until");
    String entries = json.text("entries", DIGEST);
    json.end();
    if (threshold > admins.size()
        || validUntil.isBefore(issued)
        || validUntil.isAfter(issued.plusDays(MOST_VALID_DAYS))
        || (epoch == 1) != previous.equals(NO_PREVIOUS)) {
      throw new JsonException("fields that contradict each other");
    }
    return new EpochHeader(epoch, previous, threshold, admins, issued, validUntil, entries);
  }

  static Map<String, String> readAdmins(List<JsonObject> objects) throws JsonException {
    Map<String, String> admins = new TreeMap<>();
    for (JsonObject object : objects) {
      String certificate = Base64.getEncoder().encodeToString(object.bytes("certificate"));
      if (admins.put(object.text("fpr", ADMIN), certificate) != null) {
        throw new JsonException("an admin twice");
      }
      object.end();
    }
    return admins;
  }

  /** Parses the certificates and checks that each has the fingerprint it is listed under. */
  List<AdminKey> adminKeys() throws PolicyException {
    List<AdminKey> keys = new ArrayList<>();
    for (Map.Entry<String, String> admin : admins.entrySet()) {
      keys.add(adminKey(admin.getKey(), admin.getValue()));
    }
    return List.copyOf(keys);
  }

  static AdminKey adminKey(String fingerprint, String base64) throws PolicyException {
    Certificate certificate = Certificate.from(Base64.getDecoder().decode(base64));
    if (!certificate.fingerprint().equals(fingerprint)
        || !KeyStrength.legacyEd25519(certificate.ring().getPublicKey())) {
      throw new PolicyException(PolicyException.Reason.NOT_AN_ADMIN_KEY, fingerprint);
    }
    return new AdminKey(fingerprint, certificate);
  }
}
