package org.ecluse.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The build checks that no key is unknown; this, that none is missing, in neither language. */
@ParameterizedClass
@ValueSource(classes = {Messages.class, SweepWords.class})
final class MessagesTest {

  private static final Pattern PARAMETER = Pattern.compile("\\{([a-zA-Z]+)\\}");

  private final Class<?> bundle;
  private final Properties english;
  private final Properties french;

  MessagesTest(Class<?> bundle) {
    this.bundle = bundle;
    this.english = load("en");
    this.french = load("fr");
  }

  @Test
  void haveEveryWordInBothLanguages() {
    TreeSet<String> wanted = new TreeSet<>();
    for (Method method : bundle.getMethods()) {
      boolean ofEnum = method.getParameterCount() == 1 && method.getParameterTypes()[0].isEnum();
      if (ofEnum) {
        wanted.addAll(keys(method));
      } else {
        wanted.add(method.getName());
      }
    }
    assertThat(new TreeSet<>(english.stringPropertyNames())).isEqualTo(wanted);
    assertThat(new TreeSet<>(french.stringPropertyNames())).isEqualTo(wanted);
  }

  private static Set<String> keys(Method method) {
    Enum<?>[] constants = (Enum<?>[]) method.getParameterTypes()[0].getEnumConstants();
    boolean underscored = Arrays.stream(constants).anyMatch(c -> c.name().contains("_"));
    Set<String> keys = new TreeSet<>();
    for (Enum<?> constant : constants) {
      keys.add(method.getName() + (underscored ? "_$" : "_") + constant.name());
    }
    return keys;
  }

  @Test
  void sayTheSameThingsWithTheSameParameters() {
    for (String key : english.stringPropertyNames()) {
      assertThat(french.getProperty(key)).as(key).isNotBlank();
      assertThat(english.getProperty(key)).as(key).isNotBlank();
      assertThat(parameters(french.getProperty(key)))
          .as(key)
          .isEqualTo(parameters(english.getProperty(key)));
    }
  }

  @Test
  void writeFrenchWithItsSpaces() {
    for (String key : french.stringPropertyNames()) {
      String words = french.getProperty(key).replaceAll("\\{#[^}]*\\}", "");
      assertThat(words).as(key).doesNotContainPattern(" [:;!?»]|« |'");
    }
  }

  private static Set<String> parameters(String text) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = PARAMETER.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  private Properties load(String tag) {
    Properties properties = new Properties();
    String file = bundle == Messages.class ? "msg" : "sweep";
    String name = "/messages/" + file + "_" + tag + ".properties";
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(MessagesTest.class.getResourceAsStream(name)),
            StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return properties;
  }
}
