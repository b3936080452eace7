package org.ecluse.vault.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The templates of {@code deploy/s3/}, filled in and joined to one bucket policy. */
final class Policies {

  /** Roles that have a template {@code <role>.json}. */
  static final List<String> ROLES = List.of("intake", "console", "admin");

  private static final String BUCKET = "@BUCKET@";
  private static final String PRINCIPALS = "@PRINCIPALS@";
  private static final String CEPH_USER = "arn:aws:iam:::user/";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Policies() {}

  /**
   * The policy as JSON.
   *
   * @param users for each role, Ceph user names or whole ARNs; a role without users gets nothing
   */
  static String joined(Path templates, String bucket, Map<String, List<String>> users)
      throws IOException {
    ObjectNode policy = NODES.objectNode().put("Version", "2012-10-17");
    ArrayNode statements = policy.putArray("Statement");
    for (String role : ROLES) {
      List<String> names = users.getOrDefault(role, List.of());
      if (!names.isEmpty()) {
        String template = Files.readString(templates.resolve(role + ".json"));
        for (JsonNode statement :
            JSON.readTree(template.replace(BUCKET, bucket)).get("Statement")) {
          statements.add(filled((ObjectNode) statement, names));
        }
      }
    }
    return policy.toString();
  }

  private static ObjectNode filled(ObjectNode statement, List<String> names) {
    ObjectNode principal = (ObjectNode) statement.get("Principal");
    if (!principal.get("AWS").get(0).asText().equals(PRINCIPALS)) {
      throw new IllegalArgumentException("a template statement is for nobody in particular");
    }
    ArrayNode arns = principal.putArray("AWS");
    names.forEach(name -> arns.add(name.startsWith("arn:") ? name : CEPH_USER + name));
    return statement;
  }
}
