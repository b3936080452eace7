package org.ecluse.intake.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The message files themselves: a word that is missing in one language is missing for somebody. */
final class WordsTest {

  private static final Path MESSAGES = Path.of("src/main/resources/messages");
  private static final Pattern PARAMETER = Pattern.compile("\\{[a-z]+}");

  private static Properties read(Path file) throws IOException {
    Properties words = new Properties();
    try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
      words.load(reader);
    }
    return words;
  }

  private static List<String> parameters(String text) {
    return PARAMETER.matcher(text).results().map(MatchResult::group).sorted().toList();
  }

  @Test
  void bothLanguagesSayTheSameThings() throws IOException {
    try (Stream<Path> files = Files.list(MESSAGES)) {
      List<Path> english = files.filter(f -> f.toString().endsWith("_en.properties")).toList();
      assertThat(english).hasSizeGreaterThanOrEqualTo(9);
      for (Path file : english) {
        Properties en = read(file);
        Properties fr = read(Path.of(file.toString().replace("_en.", "_fr.")));
        assertThat(new TreeSet<>(fr.stringPropertyNames()))
            .isEqualTo(new TreeSet<>(en.stringPropertyNames()));
        for (String key : en.stringPropertyNames()) {
          assertThat(en.getProperty(key)).describedAs(key).isNotBlank();
          assertThat(fr.getProperty(key)).describedAs(key).isNotBlank();
          assertThat(parameters(fr.getProperty(key))).isEqualTo(parameters(en.getProperty(key)));
        }
      }
    }
  }

  @Test
  void frenchHasItsNoBreakSpacesAndApostrophes() throws IOException {
    try (Stream<Path> files = Files.list(MESSAGES)) {
      for (Path file : files.filter(f -> f.toString().endsWith("_fr.properties")).toList()) {
        Properties fr = read(file);
        for (String key : fr.stringPropertyNames()) {
          assertThat(fr.getProperty(key)).describedAs(key).doesNotContainPattern(" [:;?!»%]|« |'");
        }
      }
    }
  }
}
