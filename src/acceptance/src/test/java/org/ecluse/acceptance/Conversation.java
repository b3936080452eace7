package org.ecluse.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;

/** One connection, on which a test says what it likes and listens as long as it likes. */
final class Conversation implements AutoCloseable {

  private final Socket socket;
  private final InputStream in;

  Conversation(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  Conversation say(String latin1) throws IOException {
    return say(latin1.getBytes(ISO_8859_1));
  }

  Conversation say(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  Source.Answer answer() throws IOException {
    return Source.answer(in);
  }

  /** Waits until something comes; says whether it was the end, before any byte. */
  boolean ended() throws IOException {
    try {
      return in.read() < 0;
    } catch (SocketException reset) {
      // The end as well, with something of ours unread.
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
