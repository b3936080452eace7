package org.ecluse.sanitize.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.ecluse.core.Content;

/** A content as a channel that can only be read. */
final class ContentChannel implements SeekableByteChannel {

  private final Content content;
  private long position;
  private boolean open = true;

  ContentChannel(Content content) {
    this.content = content;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    if (position >= content.size()) {
      return -1;
    }
    byte[] bytes = new byte[(int) Math.min(into.remaining(), content.size() - position)];
    content.read(position, bytes, 0, bytes.length);
    into.put(bytes);
    position += bytes.length;
    return bytes.length;
  }

  @Override
  public int write(ByteBuffer from) {
    throw new NonWritableChannelException();
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long to) throws IOException {
    if (to < 0) {
      throw Uncleanable.damaged();
    }
    position = to;
    return this;
  }

  @Override
  public long size() {
    return content.size();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
  }
}
