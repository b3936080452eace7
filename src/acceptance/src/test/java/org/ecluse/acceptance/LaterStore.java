package org.ecluse.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * An object store some days later: passes everything on, and changes nothing but the {@code Date}
 * of each answer (RFC 9110 §6.6.1), which is the store's own clock. What lies there is so many days
 * older to whoever asks through here.
 */
final class LaterStore implements AutoCloseable {

  private static final String DATE = "date: ";

  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final int server;
  private final int days;

  LaterStore(int server, int days) throws IOException {
    this.server = server;
    this.days = days;
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Socket store = new Socket(InetAddress.getLoopbackAddress(), server);
        Thread.ofVirtual().start(() -> carry(client, store, false));
        Thread.ofVirtual().start(() -> carry(store, client, true));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void carry(Socket from, Socket to, boolean answers) {
    try (from;
        to) {
      InputStream in = new BufferedInputStream(from.getInputStream());
      OutputStream out = to.getOutputStream();
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        line.write(next);
        if (next == '\n' || (in.available() == 0 && !beginsWithDate(line, answers))) {
          out.write(beginsWithDate(line, answers) ? later(line) : line.toByteArray());
          line.reset();
        }
      }
    } catch (IOException theOtherSideHungUp) {
      return;
    }
  }

  private static boolean beginsWithDate(ByteArrayOutputStream line, boolean answers) {
    String text = line.toString(ISO_8859_1).toLowerCase(Locale.ROOT);
    return answers && (text.startsWith(DATE) || DATE.startsWith(text));
  }

  private byte[] later(ByteArrayOutputStream line) {
    String date = line.toString(ISO_8859_1).substring(DATE.length()).strip();
    DateTimeFormatter form = DateTimeFormatter.RFC_1123_DATE_TIME;
    return ("Date: " + form.format(ZonedDateTime.parse(date, form).plusDays(days)) + "\r\n")
        .getBytes(ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
