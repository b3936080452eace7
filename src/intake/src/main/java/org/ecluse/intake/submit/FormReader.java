package org.ecluse.intake.submit;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ecluse.core.Limits;
import org.ecluse.core.Refusal;
import org.ecluse.core.Unclean;
import org.ecluse.intake.multipart.Part;
import org.ecluse.intake.multipart.PartReader;
import org.ecluse.intake.progress.Attempt;

/**
 * Reads the form after its token: the text fields in any order, each at most once, then the files.
 * A field after a file, a second one, or one that the form does not have is {@code MALFORMED}:
 * whoever wrote it meant something that would not happen.
 */
final class FormReader {

  private enum Field {
    CODENAME,
    MESSAGE,
    UNCLEAN,
    ORIGINALS,
    FILES
  }

  /** A sealed codename of a return visit is shorter than this. */
  private static final int CODENAME_BYTES = 1024;

  private static final int CHOICE_BYTES = 16;

  private final PartReader parts;
  private final Limits limits;
  private final Set<Field> seen = EnumSet.noneOf(Field.class);
  private final List<KeptFile> files = new ArrayList<>();

  private String message = "";
  private Unclean unclean = Unclean.REFUSE;
  private long fileBytes;

  FormReader(PartReader parts, Limits limits) {
    this.parts = parts;
    this.limits = limits;
  }

  /**
   * The whole form, after the end of the body was seen.
   *
   * @throws RefusedException if it is not taken; nothing is left of it then
   */
  Submission read(Laundry laundry, Attempt attempt) throws IOException, RefusedException {
    boolean whole = false;
    try {
      Optional<Part> part = texts();
      try (Cleaning cleaning = new Cleaning(laundry, attempt, unclean)) {
        for (; part.isPresent(); part = parts.next()) {
          file(part.get(), cleaning);
        }
      }
      Submission submission = decide();
      whole = true;
      return submission;
    } finally {
      if (!whole) {
        files.forEach(KeptFile::close);
      }
    }
  }

  /** Reads the text fields; returns the first file. */
  private Optional<Part> texts() throws IOException, RefusedException {
    Optional<Part> next = parts.next();
    for (; next.isPresent(); next = parts.next()) {
      Part part = next.get();
      Field field = field(part);
      if (field == Field.FILES) {
        break;
      }
      if (!seen.add(field)) {
        throw new RefusedException(Refusal.MALFORMED);
      }
      text(field, part);
    }
    return next;
  }

  private void text(Field field, Part part) throws IOException, RefusedException {
    switch (field) {
      case MESSAGE ->
          message =
              Texts.read(part, limits.messageBytes(), Refusal.MESSAGE_TOO_LONG)
                  .replace("\r\n", "\n");
      case UNCLEAN -> unclean = choice(part, "refuse", "keep") ? Unclean.REFUSE : Unclean.KEEP;
      // Keeping originals is not offered by this service; whatever was chosen, they are dropped.
      case ORIGINALS -> choice(part, "drop", "seal");
      case CODENAME -> Texts.read(part, CODENAME_BYTES, Refusal.MALFORMED);
      case FILES -> throw new IllegalStateException("files are no text");
    }
  }

  /** Whether the first of the two was chosen. */
  private static boolean choice(Part part, String first, String second)
      throws IOException, RefusedException {
    String chosen = Texts.read(part, CHOICE_BYTES, Refusal.MALFORMED);
    if (!chosen.equals(first) && !chosen.equals(second)) {
      throw new RefusedException(Refusal.MALFORMED);
    }
    return chosen.equals(first);
  }

  private void file(Part part, Cleaning cleaning) throws IOException, RefusedException {
    if (field(part) != Field.FILES) {
      throw new RefusedException(Refusal.MALFORMED);
    }
    String sentName = part.fileName().orElse("");
    InputStream body = part.body();
    if (sentName.isEmpty()) {
      // A browser sends an empty file field as a file without name and bytes.
      PushbackInputStream peeked = new PushbackInputStream(body);
      int first = peeked.read();
      if (first < 0) {
        return;
      }
      peeked.unread(first);
      body = peeked;
    }
    if (files.size() == limits.files()) {
      throw new RefusedException(Refusal.TOO_MANY_FILES);
    }
    CountedStream counted = new CountedStream(body);
    long room = Math.min(limits.fileBytes(), limits.submissionBytes() - fileBytes);
    files.add(cleaning.take(DeclaredName.of(sentName, limits.nameChars()), counted, room));
    fileBytes += counted.count();
  }

  private Submission decide() throws RefusedException {
    boolean saysSomething = !message.isBlank();
    if (!saysSomething && files.isEmpty()) {
      throw new RefusedException(Refusal.NOTHING_SENT);
    }
    if (!files.isEmpty() && files.stream().noneMatch(KeptFile::taken)) {
      throw new RefusedException(Refusal.NOT_CLEANABLE);
    }
    return new Submission(saysSomething ? message : "", unclean, files);
  }

  private static Field field(Part part) throws RefusedException {
    for (Field field : Field.values()) {
      if (field.name().toLowerCase(Locale.ROOT).equals(part.name())) {
        return field;
      }
    }
    throw new RefusedException(Refusal.MALFORMED);
  }
}
