package org.ecluse.desk.trial;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecluse.core.FormId;

/** One visit as a source's browser makes it: the send page, its form frame, the upload. */
final class SourceVisit {

  /** What the receipt says of one file. */
  record ReceiptLine(String verdict, String kind) {}

  /** The answer to an upload. */
  record Receipt(int status, List<ReceiptLine> files) {}

  private static final Pattern FORM = Pattern.compile("/en/form/([A-Za-z0-9_-]{22})\"");
  private static final Pattern TOKEN =
      Pattern.compile("name=\"token\"\\s+value=\"([^\"]+)\"|value=\"([^\"]+)\"\\s+name=\"token\"");
  private static final Pattern FILE =
      Pattern.compile("class=\"file\" data-verdict=\"([A-Z]+)\" data-kind=\"([^\"]*)\"");
  private static final String BOUNDARY = "----ecluse" + FormId.random();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String base;

  /** At an intake such as {@code http://127.0.0.1:8080}. */
  SourceVisit(String base) {
    this.base = base;
  }

  /** Sends files, asking for clean ones only. */
  Receipt send(String message, List<Path> files) throws IOException, InterruptedException {
    String id = first(FORM, page("/en/send"));
    String token = first(TOKEN, page("/en/form/" + id));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + "/en/send/" + id))
            .timeout(Duration.ofHours(1))
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(body(token, message, files))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    List<ReceiptLine> lines = new ArrayList<>();
    Matcher matcher = FILE.matcher(answer.body());
    while (matcher.find()) {
      lines.add(new ReceiptLine(matcher.group(1), matcher.group(2)));
    }
    return new Receipt(answer.statusCode(), lines);
  }

  private static BodyPublisher body(String token, String message, List<Path> files)
      throws IOException {
    List<BodyPublisher> parts = new ArrayList<>();
    parts.add(text(field("token", token) + field("message", message) + field("unclean", "refuse")));
    for (Path file : files) {
      String name = String.valueOf(file.getFileName()).replace("\"", "%22");
      parts.add(
          text(
              "--"
                  + BOUNDARY
                  + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\""
                  + name
                  + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"));
      parts.add(BodyPublishers.ofFile(file));
      parts.add(text("\r\n"));
    }
    parts.add(text("--" + BOUNDARY + "--\r\n"));
    return BodyPublishers.concat(parts.toArray(BodyPublisher[]::new));
  }

  private static BodyPublisher text(String text) {
    return BodyPublishers.ofByteArray(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String field(String name, String value) {
    return "--"
        + BOUNDARY
        + "\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"\r\n\r\n"
        + value
        + "\r\n";
  }

  private String page(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(base + path)).build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("the page " + path + " answers " + answer.statusCode());
    }
    return answer.body();
  }

  private static String first(Pattern pattern, String page) throws IOException {
    Matcher matcher = pattern.matcher(page);
    if (!matcher.find()) {
      throw new IOException("a page is not as expected");
    }
    return matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
  }
}
