package org.ecluse.desk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/** Prints maps, lists, texts, numbers and booleans as one JSON object (RFC 8259). */
public final class JsonOut {

  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonOut() {}

  /** To standard output, where {@code --json} puts its one object. */
  public static void print(Map<String, ?> object) throws IOException {
    System.out.println(text(object));
  }

  public static String text(Map<String, ?> object) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text).useDefaultPrettyPrinter()) {
      write(json, object);
    }
    return text.toString();
  }

  public static void write(OutputStream out, Map<String, ?> object) throws IOException {
    out.write(text(object).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    out.write('\n');
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    switch (value) {
      case Map<?, ?> map -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          json.writeFieldName(String.valueOf(entry.getKey()));
          write(json, entry.getValue());
        }
        json.writeEndObject();
      }
      case List<?> list -> {
        json.writeStartArray();
        for (Object item : list) {
          write(json, item);
        }
        json.writeEndArray();
      }
      case Boolean flag -> json.writeBoolean(flag);
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      default -> json.writeString(value.toString());
    }
  }
}
