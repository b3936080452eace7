package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.ecluse.sanitize.io.Sink;

/**
 * Writes a zip that says nothing of who wrote it (APPNOTE.TXT 6.3.10): every date is 1980-01-01
 * 00:00, no extra field, no comment, no data descriptor, always the same system and level. The
 * JDK's writer adds an extended timestamp to that very date, so it is not used.
 */
final class PackageWriter {

  private static final short MADE_BY = 20;
  private static final short UTF_8_NAME = 0x0800;
  private static final short STORED = 0;
  private static final short DEFLATED = 8;
  private static final short FIRST_DAY = 0x21;

  private final Sink sink;
  private final List<byte[]> directory = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  PackageWriter(Sink sink) {
    this.sink = sink;
  }

  void entry(String name, byte[] bytes) throws IOException {
    Packed packed = new Packed();
    packed.write(bytes);
    packed.close();
    entry(name, packed);
  }

  void entry(String name, Packed part) throws IOException {
    entry(name, DEFLATED, part.bytes(), part.check(), (int) part.size());
  }

  /** An entry that is not packed, so that its bytes stand in the file as they are. */
  void stored(String name, byte[] bytes) throws IOException {
    CRC32 check = new CRC32();
    check.update(bytes);
    entry(name, STORED, bytes, (int) check.getValue(), bytes.length);
  }

  private void entry(String name, short method, byte[] packed, int check, int size)
      throws IOException {
    if (!names.add(name)) {
      throw new IllegalStateException("entry written twice");
    }
    byte[] encoded = name.getBytes(StandardCharsets.UTF_8);
    int offset = (int) sink.written();
    byte[] local = new byte[30 + encoded.length];
    ByteBuffer head = little(local).putInt(0x04034b50);
    common(head, method, check, packed.length, size, encoded.length).put(encoded);
    sink.write(local);
    sink.write(packed);
    byte[] central = new byte[46 + encoded.length];
    ByteBuffer listed = little(central).putInt(0x02014b50).putShort(MADE_BY);
    common(listed, method, check, packed.length, size, encoded.length);
    listed.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0).putInt(offset);
    listed.put(encoded);
    directory.add(central);
  }

  void finish() throws IOException {
    int start = (int) sink.written();
    for (byte[] central : directory) {
      sink.write(central);
    }
    int length = (int) sink.written() - start;
    short count = (short) directory.size();
    byte[] end = new byte[22];
    ByteBuffer totals = little(end).putInt(0x06054b50).putInt(0).putShort(count).putShort(count);
    totals.putInt(length).putInt(start).putShort((short) 0);
    sink.write(end);
  }

  private static ByteBuffer common(
      ByteBuffer header, short method, int check, int packed, int size, int nameLength) {
    header.putShort(MADE_BY).putShort(UTF_8_NAME).putShort(method);
    header.putShort((short) 0).putShort(FIRST_DAY);
    header.putInt(check).putInt(packed).putInt(size);
    return header.putShort((short) nameLength).putShort((short) 0);
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
