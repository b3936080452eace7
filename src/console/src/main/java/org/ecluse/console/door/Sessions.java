package org.ecluse.console.door;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The sessions of this process. */
public final class Sessions {

  /** A reviewer may use two browsers; a ninth one ends the first. */
  static final int MOST = 8;

  private final String cookieName;
  private final Deque<Session> sessions = new ArrayDeque<>();

  /**
   * Nobody is in yet.
   *
   * @param port part of the cookie's name, since browsers share cookies between ports of one host
   */
  public Sessions(int port) {
    this.cookieName = "ecluse-" + port;
  }

  public synchronized Session begin() {
    while (sessions.size() >= MOST) {
      sessions.removeFirst();
    }
    Session session = new Session();
    sessions.addLast(session);
    return session;
  }

  /** Ends every session and begins one, for the browser that asked for the lock. */
  public synchronized Session beginAlone() {
    sessions.clear();
    return begin();
  }

  synchronized Optional<Session> of(String cookie) {
    Optional<Session> found = Optional.empty();
    for (Session session : sessions) {
      if (session.cookie().is(cookie)) {
        found = Optional.of(session);
      }
    }
    return found;
  }

  String cookieName() {
    return cookieName;
  }

  /**
   * The header that gives a browser its session: no script sees it, no other site sends it. It
   * cannot be {@code Secure}: there is no TLS on 127.0.0.1.
   */
  public String setCookie(Session session) {
    return cookieName + "=" + session.cookie().reveal() + "; Path=/; HttpOnly; SameSite=Strict";
  }
}
