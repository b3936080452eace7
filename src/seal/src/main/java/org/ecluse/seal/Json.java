package org.ecluse.seal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Strict JSON (RFC 8259): one object, UTF-8, no doubled field, no fraction, bounded depth and size,
 * nothing behind the end. No data binding: what a hostile text can cause is what stands here.
 */
final class Json {

  private static final int DEPTH = 8;
  private static final int LARGEST = 4 << 20;

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH)
                  .maxNumberLength(19)
                  .maxNameLength(64)
                  .maxStringLength(LARGEST)
                  .maxDocumentLength(LARGEST)
                  .build())
          .build();

  private static final JsonFactory ASCII =
      new JsonFactoryBuilder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private static final DefaultPrettyPrinter PRETTY =
      new DefaultPrettyPrinter()
          .withObjectIndenter(new DefaultIndenter("  ", "\n"))
          .withArrayIndenter(new DefaultIndenter("  ", "\n"));

  private Json() {}

  /** Writes the fields of one object. */
  @FunctionalInterface
  interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  static JsonObject read(byte[] utf8) throws JsonException {
    if (utf8.length > LARGEST) {
      throw new JsonException("too large");
    }
    String text;
    try {
      // Decoded here, since the parser would guess UTF-16 and UTF-32 too.
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new JsonException("not UTF-8");
    }
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new JsonException("not an object");
      }
      JsonObject object = object(parser);
      if (parser.nextToken() != null) {
        throw new JsonException("something behind the end");
      }
      return object;
    } catch (IOException e) {
      // Jackson's message quotes the text.
      throw new JsonException("not JSON");
    }
  }

  private static JsonObject object(JsonParser parser) throws IOException, JsonException {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      fields.put(name, value(parser));
    }
    return new JsonObject(fields);
  }

  private static Object value(JsonParser parser) throws IOException, JsonException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> {
        List<Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          values.add(value(parser));
        }
        yield values;
      }
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      default -> throw new JsonException("a value of no known type");
    };
  }

  /** One line of ASCII without white space outside texts. */
  static String line(Body body) {
    return write(ASCII, body, false);
  }

  /** Indented, for people to read. */
  static byte[] pretty(Body body) {
    return (write(FACTORY, body, true) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String write(JsonFactory factory, Body body, boolean pretty) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = factory.createGenerator(text)) {
      if (pretty) {
        json.setPrettyPrinter(PRETTY.createInstance());
      }
      json.writeStartObject();
      body.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
