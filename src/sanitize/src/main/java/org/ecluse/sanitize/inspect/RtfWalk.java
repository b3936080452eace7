package org.ecluse.sanitize.inspect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * Walks rich text byte by byte (RTF 1.9.1) and tells what it meets. A group takes the first word in
 * it as its name, if it is marked as ignorable or that word is known to open one.
 */
final class RtfWalk {

  /** What is met. Text comes in pieces, decoded as Windows-1252 or from {@code \\u}. */
  interface Events {
    void word(String word, int number, List<String> groups);

    void text(String text, List<String> groups);

    void binary(byte[] bytes, List<String> groups);

    void close(List<String> groups);
  }

  private static final Charset ANSI = Charset.forName("windows-1252");

  private final byte[] bytes;
  private final Events events;
  private final List<String> groups = new ArrayList<>();
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private int at;
  private boolean fresh;
  private boolean starred;
  private int replaced;

  RtfWalk(byte[] bytes, Events events) {
    this.bytes = bytes;
    this.events = events;
  }

  /** Walks to the last brace; returns how many bytes stand behind it. */
  int walk() throws IOException {
    do {
      if (at >= bytes.length) {
        throw Uncleanable.damaged();
      }
      int b = bytes[at++] & 0xff;
      if (b == '{') {
        open();
      } else if (b == '}') {
        flush();
        events.close(groups);
        groups.removeLast();
        fresh = false;
      } else if (b == '\\') {
        escape();
      } else if (b != '\r' && b != '\n' && replaced-- <= 0) {
        replaced = 0;
        fresh &= b == ' ';
        text.write(b);
      }
    } while (!groups.isEmpty());
    int end = at;
    while (at < bytes.length && (bytes[at] <= ' ' && bytes[at] >= 0)) {
      at++;
    }
    return at == bytes.length ? 0 : bytes.length - end;
  }

  private void open() throws IOException {
    flush();
    if (groups.size() > Bounds.RTF_DEPTH) {
      throw Uncleanable.tooLarge();
    }
    groups.add("");
    fresh = true;
    starred = false;
  }

  private void escape() throws IOException {
    if (at >= bytes.length) {
      throw Uncleanable.damaged();
    }
    int b = bytes[at];
    if ((b | 32) >= 'a' && (b | 32) <= 'z') {
      word();
      return;
    }
    at++;
    if (b == '\'' && at + 2 <= bytes.length) {
      int high = Character.digit(bytes[at], 16);
      int low = Character.digit(bytes[at + 1], 16);
      at += 2;
      if (replaced-- <= 0 && high >= 0 && low >= 0) {
        replaced = 0;
        text.write(high << 4 | low);
      }
    } else if (b == '*') {
      starred = fresh;
    } else if (b == '~') {
      text.write(' ');
    } else if (b == '\\' || b == '{' || b == '}') {
      text.write(b);
    }
  }

  private void word() throws IOException {
    int from = at;
    while (at < bytes.length && (bytes[at] | 32) >= 'a' && (bytes[at] | 32) <= 'z') {
      at++;
    }
    String word = new String(bytes, from, at - from, ANSI);
    int digits = at;
    while (at < bytes.length
        && at - digits < 11
        && (Character.isDigit(bytes[at]) || (at == digits && bytes[at] == '-'))) {
      at++;
    }
    int number = number(new String(bytes, digits, at - digits, ANSI));
    if (at < bytes.length && bytes[at] == ' ') {
      at++;
    }
    if (word.equals("u")) {
      flush();
      events.text(String.valueOf((char) (number & 0xffff)), groups);
      replaced = 1;
    } else if (word.equals("bin")) {
      binary(number);
    } else {
      named(word, number);
    }
  }

  private void named(String word, int number) {
    boolean mark = !word.startsWith("rsid") && !word.equals("deleted");
    if (mark || fresh) {
      flush();
    }
    if (fresh && !groups.isEmpty()) {
      groups.set(groups.size() - 1, starred ? "*" + word : word);
      fresh = false;
    }
    events.word(word, number, groups);
  }

  private void binary(int length) throws IOException {
    if (length < 0 || length > bytes.length - at) {
      throw Uncleanable.damaged();
    }
    events.binary(java.util.Arrays.copyOfRange(bytes, at, at + length), groups);
    at += length;
  }

  private static int number(String digits) {
    try {
      return digits.isEmpty() ? 1 : Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      return Integer.MAX_VALUE;
    }
  }

  private void flush() {
    if (text.size() > 0) {
      events.text(text.toString(ANSI), groups);
      text.reset();
    }
  }
}
