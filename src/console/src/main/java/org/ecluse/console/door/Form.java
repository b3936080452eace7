package org.ecluse.console.door;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.ecluse.core.Secret;

/**
 * A posted form ({@code application/x-www-form-urlencoded}), read by hand: the framework would make
 * strings of it, and a passphrase in a string cannot be wiped. There is no other way to the fields
 * than {@link #read}, which checks that the form is one that this session was given.
 */
public final class Form implements AutoCloseable {

  /** No form of ours comes near it. */
  public static final int LARGEST = 8 << 10;

  /** The name of the hidden field. */
  public static final String TOKEN = "token";

  private final Map<String, Secret> fields = new HashMap<>();

  private Form() {}

  /**
   * Reads a form.
   *
   * @throws NotOurs if the hidden field is not this session's, or the body is no form
   */
  public static Form read(InputStream body, Session session) throws IOException, NotOurs {
    byte[] bytes = body.readNBytes(LARGEST + 1);
    Form form = new Form();
    try {
      if (bytes.length > LARGEST) {
        throw new NotOurs();
      }
      form.parse(bytes);
      Secret token = form.fields.get(TOKEN);
      if (token == null || !session.ownsForm(token.bytes())) {
        throw new NotOurs();
      }
      return form;
    } catch (NotOurs e) {
      form.close();
      throw e;
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** A field, or nothing of no length. It belongs to this form and is wiped with it. */
  public Secret field(String name) {
    return fields.computeIfAbsent(name, n -> new Secret(new byte[0]));
  }

  public boolean has(String name) {
    return field(name).bytes().length > 0;
  }

  private void parse(byte[] bytes) throws NotOurs {
    int start = 0;
    for (int i = 0; i <= bytes.length; i++) {
      if (i == bytes.length || bytes[i] == '&') {
        pair(bytes, start, i);
        start = i + 1;
      }
    }
  }

  private void pair(byte[] bytes, int start, int end) throws NotOurs {
    int equals = start;
    while (equals < end && bytes[equals] != '=') {
      equals++;
    }
    if (equals == end) {
      return;
    }
    String name = new String(bytes, start, equals - start, java.nio.charset.StandardCharsets.UTF_8);
    if (fields.put(name, new Secret(decode(bytes, equals + 1, end))) != null) {
      throw new NotOurs();
    }
  }

  private static byte[] decode(byte[] bytes, int start, int end) throws NotOurs {
    WipedBuffer out = new WipedBuffer(end - start);
    for (int i = start; i < end; i++) {
      if (bytes[i] == '+') {
        out.write(' ');
      } else if (bytes[i] == '%') {
        if (i + 2 >= end) {
          out.wipe();
          throw new NotOurs();
        }
        int high = Character.digit(bytes[i + 1], 16);
        int low = Character.digit(bytes[i + 2], 16);
        if (high < 0 || low < 0) {
          out.wipe();
          throw new NotOurs();
        }
        out.write(high << 4 | low);
        i += 2;
      } else {
        out.write(bytes[i]);
      }
    }
    byte[] exact = out.toByteArray();
    out.wipe();
    return exact;
  }

  @Override
  public void close() {
    fields.values().forEach(Secret::close);
  }

  /** Not a form that this console gave to this session. */
  public static final class NotOurs extends Exception {
    @java.io.Serial private static final long serialVersionUID = 1L;
  }

  /** Never grows, so that no copy stays behind. */
  private static final class WipedBuffer extends ByteArrayOutputStream {
    WipedBuffer(int most) {
      super(Math.max(1, most));
    }

    void wipe() {
      Arrays.fill(buf, (byte) 0);
    }
  }
}
