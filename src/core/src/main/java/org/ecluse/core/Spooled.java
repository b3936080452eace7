package org.ecluse.core;

/**
 * A file as it was sent, waiting under a key that exists in memory only. Closing it forgets the key
 * and gives the room back; nothing readable was ever on a disk.
 */
public interface Spooled extends Content, AutoCloseable {

  @Override
  void close();
}
