package org.ecluse.core;

import java.io.IOException;
import java.io.InputStream;

/**
 * One part under its seal, as two byte strings of which only the second is long. {@code head ‖
 * body} is an OpenPGP message (RFC 9580 §10.3). Made by the seal module alone.
 */
public interface Sealed extends AutoCloseable {

  PartName name();

  /** The PKESK packets, one for each recipient. */
  byte[] head();

  /**
   * The encrypted-data packet, made while it is read. It can be taken once.
   *
   * @throws IllegalStateException if it was taken before
   */
  InputStream body() throws IOException;

  /**
   * What the commit record will say of this part.
   *
   * @throws IllegalStateException before the body was read to its end
   */
  PartFacts facts();

  /** Wipes the session key. */
  @Override
  void close();
}
