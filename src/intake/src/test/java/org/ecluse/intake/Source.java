package org.ecluse.intake;

import java.io.IOException;
import java.util.Map;
import org.ecluse.intake.Visit.Reply;

/** Somebody with a freshly opened form. */
record Source(int port, String language, String id, String token) {

  static Source open(int port, String language) throws IOException {
    String send = Visit.get(port, "/" + language + "/send").body();
    String id =
        new Reply(200, Map.of(), send).first("/" + language + "/form/([A-Za-z0-9_-]{22})\"");
    String token =
        Visit.get(port, "/" + language + "/form/" + id).first("name=\"token\" value=\"([^\"]+)\"");
    return new Source(port, language, id, token);
  }

  String path() {
    return "/" + language + "/send/" + id;
  }

  FormBody form() {
    return new FormBody().field("token", token);
  }

  Reply send(byte[] body) throws IOException {
    return Visit.post(port, path(), body);
  }

  Reply progress() throws IOException {
    return Visit.get(port, "/" + language + "/progress/" + id);
  }
}
