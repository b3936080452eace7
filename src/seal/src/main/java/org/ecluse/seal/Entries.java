package org.ecluse.seal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Line 2 of a keyring epoch: who receives, and whose signatures count.
 *
 * @param siteSalt 32 bytes in base64
 */
record Entries(
    List<Recipient> recipients, List<NodeKey> nodes, List<DeskKey> deskKeys, String siteSalt) {

  static final Pattern PERSON = Pattern.compile("[a-z0-9][a-z0-9._-]{0,31}");
  static final Pattern KEY_ID = Pattern.compile("[0-9a-f]{32}");
  static final int MOST = 500;
  static final int NODE_DAYS = 92;
  static final int SALT = 32;

  Entries {
    recipients = List.copyOf(recipients);
    nodes = List.copyOf(nodes);
    deskKeys = List.copyOf(deskKeys);
  }

  String line() {
    return Json.line(
        json -> {
          json.writeArrayFieldStart("recipients");
          for (Recipient recipient : recipients) {
            write(json, recipient);
          }
          json.writeEndArray();
          json.writeArrayFieldStart("nodes");
          for (NodeKey node : nodes) {
            json.writeStartObject();
            json.writeStringField("key_id", node.keyId());
            json.writeStringField("key", node.publicKey());
            json.writeStringField("until", node.until().toString());
            json.writeEndObject();
          }
          json.writeEndArray();
          writeDeskKeys(json, deskKeys);
          json.writeStringField("site_salt", siteSalt);
        });
  }

  private static void write(JsonGenerator json, Recipient recipient) throws IOException {
    json.writeStartObject();
    json.writeStringField("fpr", recipient.fingerprint());
    json.writeStringField("person", recipient.person());
    writeRoles(json, recipient.roles());
    json.writeStringField("from", recipient.from().toString());
    json.writeStringField("until", recipient.until().toString());
    json.writeStringField("activates", recipient.activates().toString());
    json.writeBinaryField("certificate", recipient.certificate().encoded());
    json.writeEndObject();
  }

  static void writeRoles(JsonGenerator json, Set<Role> roles) throws IOException {
    json.writeArrayFieldStart("roles");
    for (Role role : Role.values()) {
      if (roles.contains(role)) {
        json.writeString(role.word());
      }
    }
    json.writeEndArray();
  }

  static void writeDeskKeys(JsonGenerator json, List<DeskKey> keys) throws IOException {
    json.writeArrayFieldStart("desk_keys");
    for (DeskKey key : keys) {
      json.writeStartObject();
      json.writeStringField("person", key.person());
      json.writeStringField("key_id", key.keyId());
      json.writeStringField("key", key.publicKey());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static Entries read(String line, LocalDate issued) throws JsonException, PolicyException {
    JsonObject json = Json.read(Lines.ascii(line));
    List<Recipient> recipients = new ArrayList<>();
    for (JsonObject object : json.objects("recipients", MOST)) {
      recipients.add(recipient(object));
    }
    List<NodeKey> nodes = new ArrayList<>();
    for (JsonObject object : json.objects("nodes", MOST)) {
      nodes.add(node(object, issued));
    }
    List<DeskKey> deskKeys = readDeskKeys(json);
    byte[] salt = json.bytes("site_salt");
    json.end();
    unique(recipients.stream().map(Recipient::fingerprint));
    unique(nodes.stream().map(NodeKey::keyId));
    if (salt.length != SALT) {
      throw new JsonException("a salt of another length");
    }
    return new Entries(recipients, nodes, deskKeys, Base64.getEncoder().encodeToString(salt));
  }

  private static Recipient recipient(JsonObject json) throws JsonException, PolicyException {
    Certificate certificate = Certificate.from(json.bytes("certificate"));
    String fingerprint = json.text("fpr");
    String person = json.text("person", PERSON);
    Set<Role> roles = readRoles(json);
    LocalDate from = json.day("from");
    LocalDate until = json.day("until");
    Instant activates = json.time("activates");
    json.end();
    if (!certificate.fingerprint().equals(fingerprint)) {
      throw new JsonException("a certificate under another fingerprint");
    }
    return new Recipient(fingerprint, person, roles, from, until, activates, certificate);
  }

  static Set<Role> readRoles(JsonObject json) throws JsonException {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String word : json.texts("roles", Role.values().length)) {
      if (!roles.add(Role.ofWord(word).orElseThrow(() -> new JsonException("unknown role")))) {
        throw new JsonException("a role twice");
      }
    }
    return roles;
  }

  private static NodeKey node(JsonObject json, LocalDate issued) throws JsonException {
    LocalDate until = json.day("until");
    if (until.isAfter(issued.plusDays(NODE_DAYS))) {
      throw new JsonException("a node key for too long");
    }
    NodeKey node = readNode(json, until);
    json.end();
    return node;
  }

  static NodeKey readNode(JsonObject json, LocalDate until) throws JsonException {
    try {
      return new NodeKey(json.text("key_id", KEY_ID), json.text("key"), until);
    } catch (IllegalArgumentException e) {
      throw new JsonException("not a node key");
    }
  }

  static List<DeskKey> readDeskKeys(JsonObject json) throws JsonException {
    List<DeskKey> keys = new ArrayList<>();
    for (JsonObject object : json.objects("desk_keys", MOST)) {
      try {
        keys.add(
            new DeskKey(
                object.text("person", PERSON), object.text("key_id", KEY_ID), object.text("key")));
      } catch (IllegalArgumentException e) {
        throw new JsonException("not a desk key");
      }
      object.end();
    }
    unique(keys.stream().map(DeskKey::keyId));
    return keys;
  }

  static void unique(Stream<String> names) throws JsonException {
    Set<String> seen = new HashSet<>();
    if (!names.allMatch(seen::add)) {
      throw new JsonException("an entry twice");
    }
  }
}
