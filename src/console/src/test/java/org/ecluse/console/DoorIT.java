package org.ecluse.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.ecluse.core.CaseId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may speak to the console. */
final class DoorIT {

  private static TestVault vault;
  private static StartedConsole console;
  private static CaseId caseId;

  @BeforeAll
  static void start() throws Exception {
    vault = TestVault.make();
    vault.welcomeAnna();
    caseId = vault.put("Un message", Samples.photo("a.jpg"));
    console = StartedConsole.over(vault, Map.of());
  }

  @AfterAll
  static void end() throws IOException {
    console.close();
    vault.close();
  }

  private List<String> routes() {
    return List.of(
        "/",
        "/fr/",
        "/en/",
        "/fr/?page=1",
        "/fr/unlock",
        "/fr/case/" + caseId,
        "/en/case/" + caseId + "/file/1",
        "/fr/nothing",
        "/q/dev",
        "/q/health");
  }

  @Test
  void usesALinkOnceAndThenHoldsTheNextOne() throws IOException {
    String link = console.linkPath();
    Visitor first = console.visitor();
    assertThat(first.get(link).header("set-cookie").orElseThrow())
        .contains("HttpOnly", "SameSite=Strict", "Path=/");
    assertThat(first.get("/fr/").status()).isEqualTo(200);

    Visitor second = console.visitor();
    Visitor.Answer again = second.get(link);
    assertThat(again.status()).isEqualTo(403);
    assertThat(again.header("set-cookie")).isEmpty();
    assertThat(again.text()).contains("console.link");
    assertThat(second.get("/fr/").status()).isEqualTo(403);
    assertThat(console.linkPath()).isNotEqualTo(link);
    assertThat(second.get(console.linkPath()).status()).isEqualTo(200);
    assertThat(first.get("/fr/").status()).as("the first is still in").isEqualTo(200);
  }

  @Test
  void aBrowserThatLooksAheadDoesNotUseTheLinkUp() throws IOException {
    String link = console.linkPath();
    assertThat(console.visitor().with("Sec-Purpose", "prefetch").get(link).status()).isEqualTo(403);
    assertThat(console.linkPath()).isEqualTo(link);
  }

  @Test
  void leadsOnByAPageSinceARedirectWouldHoldTheCookieBack() throws IOException {
    Visitor.Answer entered =
        console.visitor().with("Accept-Language", "fr").get(console.linkPath());
    assertThat(entered.status()).isEqualTo(200);
    assertThat(entered.text()).contains("http-equiv=\"refresh\" content=\"0; url=/fr/\"");
  }

  @Test
  void showsNothingWithoutASession() throws IOException {
    for (String route : routes()) {
      Visitor.Answer answer = console.visitor().get(route);
      assertThat(answer.status()).as(route).isEqualTo(403);
      assertThat(answer.text()).as(route).doesNotContain("Un message", caseId.text());
    }
    assertThat(
            console
                .visitor()
                .with("Cookie", "ecluse-" + console.port() + "=x")
                .get("/fr/")
                .status())
        .isEqualTo(403);
    assertThat(console.visitor().post("/fr/unlock", Map.of("passphrase", "x")).status())
        .isEqualTo(403);
    assertThat(console.visitor().post("/fr/lock", Map.of()).status()).isEqualTo(403);
  }

  @Test
  void doesNotLetAnOddPathPassForTheWayIn() throws IOException {
    for (String path :
        List.of(
            "/enter/../fr/",
            "/enter/%2e%2e/fr/",
            "/enter/x/../../fr/",
            "/style.css/../fr/",
            "/enter/..%2ffr/",
            "//enter/../fr/",
            "/style.css;/../fr/")) {
      Visitor.Answer answer = console.visitor().get(path);
      assertThat(answer.status()).as(path).isIn(400, 403, 404);
      assertThat(answer.text()).as(path).doesNotContain(caseId.text());
    }
  }

  @Test
  void answersToItsOwnNameOnly() throws IOException {
    Visitor reviewer = console.reviewer();
    assertThat(reviewer.with("Host", "localhost:" + console.port()).get("/fr/").status())
        .isEqualTo(200);
    for (String host :
        List.of(
            "evil.example",
            "evil.example:" + console.port(),
            "127.0.0.1",
            "127.0.0.1:1",
            "localhost",
            "[::1]:" + console.port(),
            "127.1:" + console.port())) {
      Visitor.Answer answer = reviewer.with("Host", host).get("/fr/");
      assertThat(answer.status()).as(host).isEqualTo(421);
      assertThat(answer.text()).as(host).doesNotContain(caseId.text());
      assertThat(reviewer.with("Host", host).get(console.linkPath()).status()).isEqualTo(421);
    }
    String noAuthority = "127.0.0.1:" + console.port() + ".evil.example";
    assertThat(reviewer.with("Host", noAuthority).get("/fr/").status()).isEqualTo(400);
  }

  @Test
  void refusesTwoHostsAndAnAddressInTheRequestLine() throws IOException {
    String own = "127.0.0.1:" + console.port();
    byte[] none = new byte[0];
    assertThat(
            console
                .visitor()
                .raw(
                    "GET /fr/ HTTP/1.1\r\nHost: "
                        + own
                        + "\r\nHost: evil\r\nConnection: close\r\n\r\n",
                    none)
                .status())
        .isIn(400, 421);
    assertThat(
            console
                .visitor()
                .raw(
                    "GET http://evil/fr/ HTTP/1.1\r\nHost: "
                        + own
                        + "\r\nConnection: close\r\n\r\n",
                    none)
                .status())
        .isEqualTo(421);
  }

  @Test
  void refusesAFormThatAnotherSiteSends() throws IOException {
    Visitor reviewer = console.reviewer();
    String token = reviewer.get("/fr/").token();
    Map<String, String> form = Map.of("token", token);
    for (String origin :
        List.of("http://evil.example", "null", "http://localhost:1", "https://x")) {
      assertThat(reviewer.with("Origin", origin).post("/fr/lock", form).status())
          .as(origin)
          .isEqualTo(403);
    }
    for (String site : List.of("cross-site", "same-site", "none")) {
      assertThat(reviewer.with("Sec-Fetch-Site", site).post("/fr/lock", form).status())
          .as(site)
          .isEqualTo(403);
    }
    assertThat(reviewer.get("/fr/").status()).as("nothing was locked").isEqualTo(200);
    assertThat(
            reviewer
                .with("Sec-Fetch-Site", "same-origin")
                .with("Origin", "null")
                .post("/fr/case/" + caseId + "/file/1", form)
                .status())
        .as("what browsers send under no-referrer")
        .isEqualTo(303);
  }

  @Test
  void refusesAFormWithoutItsHiddenFieldOrWithSomebodyElses() throws IOException {
    Visitor reviewer = console.reviewer();
    String foreign = console.reviewer().get("/fr/").token();
    assertThat(reviewer.post("/fr/lock", Map.of()).status()).isEqualTo(403);
    assertThat(reviewer.post("/fr/lock", Map.of("token", foreign)).status()).isEqualTo(403);
    assertThat(reviewer.get("/fr/").status()).isEqualTo(200);
  }

  @Test
  void refusesAPageThatAnotherPortOfThisComputerAsksFor() throws IOException {
    Visitor reviewer = console.reviewer();
    assertThat(reviewer.with("Sec-Fetch-Site", "same-site").get("/fr/").status()).isEqualTo(403);
    assertThat(reviewer.with("Sec-Fetch-Site", "cross-site").get("/fr/").status()).isEqualTo(403);
    assertThat(reviewer.with("Sec-Fetch-Site", "none").get("/fr/").status()).isEqualTo(200);
  }

  @Test
  void refusesOtherMethodsAndBodiesThatAreNoForm() throws IOException {
    Visitor reviewer = console.reviewer();
    for (String method : List.of("OPTIONS", "TRACE", "PUT", "DELETE", "PATCH", "FOO")) {
      assertThat(reviewer.send(method, "/fr/", new byte[0]).status()).as(method).isEqualTo(405);
    }
    byte[] body = "token=x".getBytes(StandardCharsets.US_ASCII);
    Visitor own = reviewer.with("Origin", "http://127.0.0.1:" + console.port());
    for (String type :
        List.of("multipart/form-data; boundary=x", "application/json", "text/plain")) {
      assertThat(own.with("Content-Type", type).send("POST", "/fr/lock", body).status())
          .as(type)
          .isEqualTo(415);
    }
    Visitor form = own.with("Content-Type", "application/x-www-form-urlencoded");
    assertThat(form.send("POST", "/fr/lock", new byte[20_000]).status()).isEqualTo(413);
    assertThat(reviewer.post("/fr/", Map.of()).status()).isEqualTo(405);
  }

  @Test
  void keepsTheLinkFromEverybodyElse() throws IOException {
    assertThat(Files.getPosixFilePermissions(vault.home().resolve("console.link"))).hasSize(2);
    assertThat(console.log()).doesNotContain("/enter/");
    List<String> arguments = List.of(console.process().info().arguments().orElse(new String[0]));
    assertThat(arguments).isNotEmpty().noneMatch(a -> a.contains("enter"));
  }

  @Test
  void listensOn127001Only() throws IOException {
    for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
      for (InetAddress address : network.inetAddresses().toList()) {
        if (!address.equals(InetAddress.ofLiteral("127.0.0.1"))) {
          assertThat(answers(address)).as(address.toString()).isFalse();
        }
      }
    }
  }

  private static boolean answers(InetAddress address) throws IOException {
    try (Socket socket = new Socket(address, console.port())) {
      return socket.isConnected();
    } catch (ConnectException refused) {
      return false;
    }
  }
}
