package org.ecluse.acceptance.invariant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A case that has a record ({@code src/spec/commit-record.md}), opened part by part.
 *
 * @param id its name
 * @param objects all that lies in the vault
 * @param names their names
 */
record VisibleCase(String id, Objects objects, Set<String> names) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Why a visible case is not whole. */
  static final class Half extends Exception {
    @java.io.Serial private static final long serialVersionUID = 1L;

    Half(String what) {
      super(what);
    }
  }

  /** The digests of its message and of each file in their order. */
  List<String> contents(Gpg gpg) throws IOException, Half {
    JsonNode record = JSON.readTree(objects.read("queue/" + id)).path("parts");
    require(record.isArray() && !record.isEmpty(), "its record has no parts");
    JsonNode manifest = JSON.readTree(part(0, record.get(0), gpg));
    require(manifest.path("case").asText().equals(id), "its manifest is of another case");
    List<String> digests = new ArrayList<>();
    digests.add(Sent.digest(manifest.path("message").asText().getBytes(UTF_8)));
    Set<Integer> told = new TreeSet<>(Set.of(0));
    for (JsonNode file : manifest.path("files")) {
      int number = file.path("part").asInt(-1);
      require(told.add(number) && record.has(number), "a file has no part");
      byte[] bytes = part(number, record.get(number), gpg);
      require(bytes.length == file.path("size").asLong(-1), "a file has another size");
      digests.add(Sent.digest(bytes));
    }
    for (JsonNode padding : manifest.path("padding")) {
      int number = padding.asInt(-1);
      require(told.add(number) && record.has(number), "padding has no part");
      require(part(number, record.get(number), gpg).length == 0, "padding is not empty");
    }
    require(told.size() == record.size(), "a part is of no file");
    return digests;
  }

  private byte[] part(int number, JsonNode told, Gpg gpg) throws IOException, Half {
    String name = "inbox/" + id + "/" + number;
    require(names.contains(name + ".body"), "body " + number + " is missing");
    require(names.contains(name + ".head"), "head " + number + " is missing");
    byte[] body = objects.read(name + ".body");
    require(body.length == told.path("size").asLong(-1), "body " + number + " has another size");
    require(
        Sent.digest(body).equals(told.path("sha256").asText()), "body " + number + " is changed");
    Optional<byte[]> opened = gpg.open(objects.read(name + ".head"), body);
    require(opened.isPresent(), "gpg does not open part " + number);
    return opened.get();
  }

  /** The names that this case is made of, by its record. */
  Set<String> own() throws IOException {
    Set<String> own = new TreeSet<>();
    int parts = JSON.readTree(objects.read("queue/" + id)).path("parts").size();
    for (int number = 0; number < parts; number++) {
      own.add("inbox/" + id + "/" + number + ".head");
      own.add("inbox/" + id + "/" + number + ".body");
    }
    return own;
  }

  private static void require(boolean held, String otherwise) throws Half {
    if (!held) {
      throw new Half(otherwise);
    }
  }

  private static final java.nio.charset.Charset UTF_8 = java.nio.charset.StandardCharsets.UTF_8;
}
