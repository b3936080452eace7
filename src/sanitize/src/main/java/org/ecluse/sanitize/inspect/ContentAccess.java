package org.ecluse.sanitize.inspect;

import com.drew.lang.BufferBoundsException;
import com.drew.lang.RandomAccessReader;
import java.io.IOException;
import org.ecluse.core.Content;
import org.ecluse.sanitize.io.Bounds;

/** A content as metadata-extractor reads it, without holding it in memory. */
final class ContentAccess extends RandomAccessReader {

  private final Content content;

  ContentAccess(Content content) {
    this.content = content;
  }

  @Override
  public int toUnshiftedOffset(int local) {
    return local;
  }

  @Override
  public byte getByte(int index) throws IOException {
    return getBytes(index, 1)[0];
  }

  @Override
  public byte[] getBytes(int index, int count) throws IOException {
    validateIndex(index, count);
    byte[] bytes = new byte[count];
    content.read(index, bytes, 0, count);
    return bytes;
  }

  @Override
  protected void validateIndex(int index, int requested) throws IOException {
    if (!isValidIndex(index, requested)) {
      throw new BufferBoundsException(index, requested, content.size());
    }
  }

  @Override
  protected boolean isValidIndex(int index, int requested) {
    return requested >= 0
        && requested <= Bounds.SEGMENT
        && index >= 0
        && requested <= content.size() - index;
  }

  @Override
  public long getLength() {
    return content.size();
  }
}
