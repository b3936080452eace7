package org.ecluse.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** A form as a browser sends it, or as it would not. */
final class FormBody {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  FormBody field(String name, String value) {
    return part("form-data; name=\"" + name + "\"", value);
  }

  FormBody file(String name, String content) {
    return part("form-data; name=\"files\"; filename=\"" + name + "\"", content);
  }

  FormBody part(String disposition, String content) {
    return raw(
        "--"
            + Visit.BOUNDARY
            + "\r\nContent-Disposition: "
            + disposition
            + "\r\n\r\n"
            + content
            + "\r\n");
  }

  FormBody raw(String text) {
    out.writeBytes(text.getBytes(UTF_8));
    return this;
  }

  /** Without the closing boundary. */
  byte[] open() {
    return out.toByteArray();
  }

  byte[] whole() {
    return raw("--" + Visit.BOUNDARY + "--\r\n").open();
  }
}
