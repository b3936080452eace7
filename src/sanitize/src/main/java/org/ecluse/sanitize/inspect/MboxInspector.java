package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Lines;
import org.ecluse.sanitize.io.Slice;
import org.ecluse.sanitize.io.Uncleanable;

/** Looks at a file of mails, one by one, and at what stands between them (RFC 4155). */
public final class MboxInspector implements Inspector {

  private static final String NOBODY = "From - Thu Jan  1 00:00:00 1970";

  private final EmlInspector mails;

  public MboxInspector(Within within) {
    this.mails = new EmlInspector(MediaKind.EML, within);
  }

  @Override
  public MediaKind kind() {
    return MediaKind.MBOX;
  }

  /** Is shown each mail. */
  private interface Visitor {
    void mail(Content mail, String separator) throws IOException;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    each(
        content,
        (mail, separator) -> {
          if (!separator.equals(NOBODY)) {
            findings.count(TraceGroup.PERSON, "separator of mails");
          }
          mails.inspect(mail, findings);
        });
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    if (hits.isNeeded()) {
      each(
          content,
          (mail, separator) -> {
            hits.whole(separator.getBytes(StandardCharsets.UTF_8), Search.Place.HIDDEN);
            mails.search(mail, hits);
          });
    }
  }

  private static void each(Content content, Visitor visitor) throws IOException {
    Lines lines = new Lines(content);
    String separator = "";
    long start = 0;
    int count = 0;
    for (byte[] line = lines.next(); line.length > 0; line = lines.next()) {
      String text = new String(line, StandardCharsets.ISO_8859_1);
      if (text.startsWith("From ")) {
        if (count > 0) {
          visitor.mail(new Slice(content, start, lines.start() - start), separator);
        }
        if (++count > Bounds.MEMBERS) {
          throw Uncleanable.tooLarge();
        }
        separator = text.strip();
        start = lines.position();
      }
    }
    visitor.mail(new Slice(content, start, content.size() - start), separator);
  }
}
