package org.ecluse.sanitize.clean;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Follows the fields of a text (ECMA-376-1 §17.16.18), so that what was filled in from the
 * description of the file (author, file name, dates) is not left standing as text.
 */
final class WordFields {

  private static final class Field {
    private final StringBuilder instruction = new StringBuilder();
    private boolean identity;
    private boolean result;
  }

  private final Deque<Field> open = new ArrayDeque<>();
  private final boolean hides;

  WordFields(boolean hides) {
    this.hides = hides;
  }

  void begin() {
    open.push(new Field());
  }

  void separate() {
    if (!open.isEmpty()) {
      open.peek().result = true;
    }
  }

  void end() {
    open.poll();
  }

  /** A field in one element, whose instruction is known at once. */
  void simple(String instruction) {
    Field field = new Field();
    field.identity = WordNames.isIdentityField(instruction);
    field.result = true;
    open.push(field);
  }

  /** A piece of an instruction, as it may stay: one that names a file is emptied. */
  String instruction(String piece) {
    Field field = open.peek();
    if (field != null && field.instruction.length() < 4096) {
      field.instruction.append(piece);
      field.identity |= WordNames.isIdentityField(field.instruction.toString());
    }
    return bare(piece);
  }

  static String bare(String instruction) {
    boolean address = instruction.contains("http://") || instruction.contains("https://");
    boolean file = instruction.matches("(?is).*(file:|[a-z]:[\\\\/]|/users/|/home/|\\\\\\\\).*");
    return file && !address ? " QUOTE " : instruction;
  }

  /** Whether text here is the result of a field that names somebody. */
  boolean hidesText() {
    return hides && open.stream().anyMatch(f -> f.identity && f.result);
  }
}
