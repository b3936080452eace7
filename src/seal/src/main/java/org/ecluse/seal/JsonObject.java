package org.ecluse.seal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object. Each is taken once, with the type it must have; {@link #end}
 * refuses what nobody asked for.
 */
final class JsonObject {

  private final Map<String, Object> fields;

  JsonObject(Map<String, Object> fields) {
    this.fields = fields;
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  String text(String name) throws JsonException {
    return take(name, String.class);
  }

  String text(String name, Pattern form) throws JsonException {
    String text = text(name);
    if (!form.matcher(text).matches()) {
      throw new JsonException("a text outside its form");
    }
    return text;
  }

  /** The value among these words. */
  <T> T word(String name, Lookup<T> words) throws JsonException {
    return words.of(text(name)).orElseThrow(() -> new JsonException("an unknown word"));
  }

  @FunctionalInterface
  interface Lookup<T> {
    Optional<T> of(String word);
  }

  long number(String name, long least, long most) throws JsonException {
    return bounded(take(name, Long.class), least, most);
  }

  byte[] bytes(String name) throws JsonException {
    return Lines.base64(text(name)).orElseThrow(() -> new JsonException("not base64"));
  }

  LocalDate day(String name) throws JsonException {
    try {
      return LocalDate.parse(text(name));
    } catch (DateTimeException e) {
      throw new JsonException("not a day");
    }
  }

  Instant time(String name) throws JsonException {
    try {
      return Instant.parse(text(name));
    } catch (DateTimeException e) {
      throw new JsonException("not a time");
    }
  }

  JsonObject object(String name) throws JsonException {
    return take(name, JsonObject.class);
  }

  List<JsonObject> objects(String name, int most) throws JsonException {
    return list(name, JsonObject.class, most);
  }

  List<String> texts(String name, int most) throws JsonException {
    return list(name, String.class, most);
  }

  List<Long> numbers(String name, int most, long least, long largest) throws JsonException {
    List<Long> numbers = list(name, Long.class, most);
    for (long number : numbers) {
      bounded(number, least, largest);
    }
    return numbers;
  }

  /** Refuses fields that were not taken. */
  void end() throws JsonException {
    if (!fields.isEmpty()) {
      throw new JsonException("an unknown field");
    }
  }

  private <T> List<T> list(String name, Class<T> type, int most) throws JsonException {
    List<?> values = take(name, List.class);
    if (values.size() > most) {
      throw new JsonException("too many");
    }
    List<T> typed = new ArrayList<>();
    for (Object value : values) {
      typed.add(as(value, type));
    }
    return typed;
  }

  private <T> T take(String name, Class<T> type) throws JsonException {
    return as(fields.remove(name), type);
  }

  private static <T> T as(@Nullable Object value, Class<T> type) throws JsonException {
    if (!type.isInstance(value)) {
      throw new JsonException("a field is missing or of another type");
    }
    return type.cast(value);
  }

  private static long bounded(long number, long least, long most) throws JsonException {
    if (number < least || number > most) {
      throw new JsonException("a number out of its range");
    }
    return number;
  }
}
