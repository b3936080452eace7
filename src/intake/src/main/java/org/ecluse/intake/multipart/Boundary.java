package org.ecluse.intake.multipart;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecluse.intake.multipart.MultipartException.Fault;

/**
 * The delimiter {@code CRLF "--" boundary} (RFC 2046 §5.1.1) and the search for it.
 *
 * <p>The search is Horspool's, which looks at about one byte in forty. Its bad case, a boundary and
 * a body made of the same letter, is kept cheap by looking at the first byte of the window before
 * comparing it: that is a carriage return, of which a delimiter has only one.
 */
final class Boundary {

  private static final Pattern CONTENT_TYPE =
      Pattern.compile("\\s*multipart/form-data\\s*(;.*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern PARAMETER =
      Pattern.compile(
          "\\s*;\\s*([!#$%&'*+.^_`|~0-9A-Za-z-]{1,64})=(?:\"([^\"\\\\]*)\"|([^\\s;\"]*))\\s*");
  private static final Pattern VALUE =
      Pattern.compile("[0-9A-Za-z'()+_,./:=? -]{0,69}[0-9A-Za-z'()+_,./:=?-]");

  private final byte[] delimiter;
  private final int[] shift = new int[256];

  Boundary(String value) {
    delimiter = ("\r\n--" + value).getBytes(StandardCharsets.US_ASCII);
    int last = delimiter.length - 1;
    Arrays.fill(shift, delimiter.length);
    for (int i = 0; i < last; i++) {
      shift[delimiter[i] & 0xff] = last - i;
    }
  }

  /** The boundary that a Content-Type names; every parameter of it must be well formed. */
  static Boundary of(String contentType) throws MultipartException {
    Matcher type = CONTENT_TYPE.matcher(contentType);
    if (contentType.length() > 512 || !type.matches()) {
      throw new MultipartException(Fault.NO_BOUNDARY);
    }
    String value = null;
    Matcher parameter = PARAMETER.matcher(type.group(1));
    int end = 0;
    while (parameter.region(end, type.group(1).length()).lookingAt()) {
      end = parameter.end();
      if (parameter.group(1).equalsIgnoreCase("boundary")) {
        if (value != null) {
          throw new MultipartException(Fault.NO_BOUNDARY);
        }
        value = parameter.group(2) != null ? parameter.group(2) : parameter.group(3);
      }
    }
    if (value == null || end != type.group(1).length() || !VALUE.matcher(value).matches()) {
      throw new MultipartException(Fault.NO_BOUNDARY);
    }
    return new Boundary(value);
  }

  int length() {
    return delimiter.length;
  }

  /** Where the delimiter starts in {@code buffer[from, to)}, or -1. */
  int find(byte[] buffer, int from, int to) {
    int last = delimiter.length - 1;
    byte end = delimiter[last];
    int at = from;
    while (at + last < to) {
      byte seen = buffer[at + last];
      if (seen == end
          && buffer[at] == '\r'
          && Arrays.equals(buffer, at, at + last, delimiter, 0, last)) {
        return at;
      }
      at += shift[seen & 0xff];
    }
    return -1;
  }
}
