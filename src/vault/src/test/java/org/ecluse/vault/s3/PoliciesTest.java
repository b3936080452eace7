package org.ecluse.vault.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped templates. What they do on a server is in {@code CephRightsIT}. */
final class PoliciesTest {

  private static final Path TEMPLATES = Path.of("..", "..", "deploy", "s3");

  private static JsonNode joined(Map<String, List<String>> users) throws Exception {
    return new ObjectMapper().readTree(Policies.joined(TEMPLATES, "cases", users));
  }

  @Test
  void namesEachUserInTheStatementsOfItsRoleOnly() throws Exception {
    JsonNode policy =
        joined(
            Map.of(
                "intake", List.of("node1", "arn:aws:iam::123456789012:user/node2"),
                "console", List.of("alice")));
    assertThat(policy.toString()).doesNotContain("@").doesNotContain("Admin");
    for (JsonNode statement : policy.get("Statement")) {
      String principals = statement.get("Principal").toString();
      boolean intake = statement.get("Sid").asText().startsWith("Intake");
      assertThat(principals.contains("arn:aws:iam:::user/node1")).isEqualTo(intake);
      assertThat(principals.contains("\"arn:aws:iam::123456789012:user/node2\"")).isEqualTo(intake);
      assertThat(principals.contains("arn:aws:iam:::user/alice")).isEqualTo(!intake);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"intake", "console", "admin"})
  void giveNobodyTheRightToDestroyOrToChangeTheRights(String role) throws Exception {
    for (JsonNode statement : joined(Map.of(role, List.of("x"))).get("Statement")) {
      if (statement.get("Effect").asText().equals("Allow")) {
        assertThat(statement.get("Action").toString())
            .doesNotContain("*")
            .doesNotContain("DeleteObjectVersion")
            .doesNotContain("Acl")
            .doesNotContain("PutBucket")
            .doesNotContain("Lifecycle");
      }
    }
  }

  /** AWS refuses a bucket policy of more than 20 KiB. */
  @Test
  void staysBelowTheSizeThatServersTakeForThirtyPeople() throws Exception {
    List<String> people =
        java.util.stream.IntStream.range(0, 30).mapToObj(i -> "person" + i).toList();
    String policy =
        Policies.joined(
            TEMPLATES,
            "cases",
            Map.of(
                "intake", List.of("a", "b", "c"), "console", people, "admin", List.of("d", "e")));
    assertThat(policy.length()).isLessThan(20 << 10);
  }
}
