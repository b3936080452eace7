package org.ecluse.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.core.TraceGroup;
import org.ecluse.core.Verdict;
import org.ecluse.sanitize.clean.ZipCleaner;
import org.ecluse.sanitize.inspect.ZipInspector;
import org.ecluse.sanitize.io.Archives;
import org.ecluse.testkit.documents.DirtyArchive;
import org.ecluse.testkit.documents.DirtyDocx;
import org.ecluse.testkit.documents.DirtyJpeg;
import org.junit.jupiter.api.Test;

class ArchivesTest {

  @Test
  void everyMemberOfAZipIsCleanedAndHomesAreCutFromNames() throws IOException {
    Washed washed = Washed.of(DirtyArchive.zip());
    assertThat(washed.report().verdict()).as(washed.left().toString()).isEqualTo(Verdict.CLEAN);
    assertThat(washed.report().kind()).isEqualTo(MediaKind.ZIP);
    assertThat(zip(washed.bytes()).keySet())
        .containsExactly("notes/note.txt", "photo.jpg", "letter.odt");
    assertThat(washed.removed()).contains("zip date", "zip comment", "GPS:GPS Latitude");
  }

  @Test
  void aTarLosesOwnersTimesLinksAndDevices() throws IOException {
    Washed washed = Washed.of(DirtyArchive.gzip(DirtyArchive.tar()));
    assertThat(washed.report().verdict()).as(washed.left().toString()).isEqualTo(Verdict.CLEAN);
    assertThat(washed.report().kind()).isEqualTo(MediaKind.TGZ);
    assertThat(washed.removed())
        .contains("tar owner name", "tar time", "link inside an archive", "gzip time");
    try (TarArchiveInputStream in =
        new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(washed.bytes())))) {
      List<String> names = new java.util.ArrayList<>();
      for (TarArchiveEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        names.add(e.getName());
        assertThat(e.getUserName() + e.getGroupName() + e.getLongUserId()).isEqualTo("0");
        assertThat(e.getLastModifiedTime().toMillis()).isZero();
      }
      assertThat(names).containsExactly("notes/note.txt", "photo.jpg", "letter.odt");
    }
  }

  @Test
  void a7zBecomesAZip() throws IOException {
    SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
    try (SevenZOutputFile out = new SevenZOutputFile(channel)) {
      SevenZArchiveEntry entry = new SevenZArchiveEntry();
      entry.setName("Users/zquillfeather/photo.jpg");
      out.putArchiveEntry(entry);
      out.write(DirtyJpeg.make(32, 24, false));
      out.closeArchiveEntry();
    }
    byte[] seven = java.util.Arrays.copyOf(channel.array(), (int) channel.size());
    Washed washed = Washed.of(seven);
    assertThat(washed.report().verdict()).as(washed.left().toString()).isEqualTo(Verdict.CLEAN);
    assertThat(washed.report().kind()).isEqualTo(MediaKind.ZIP);
    assertThat(zip(washed.bytes()).keySet()).containsExactly("photo.jpg");
  }

  @Test
  void aMemberOfAnUnknownKindStaysAndIsNamed() throws IOException {
    byte[] unknown = {0, 1, 2, 3, 4, 5};
    Washed washed = Washed.of(DirtyDocx.zip(Map.of("thing.bin", unknown)));
    assertThat(washed.report().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(washed.left())
        .containsExactlyInAnyOrder(
            "IDENTIFIER document of a kind not cleaned", "IDENTIFIER member kept as it was");
    assertThat(zip(washed.bytes())).containsEntry("thing.bin", unknown);
  }

  @Test
  void membersThatAreCopiedInsteadOfCleanedAreCaught() {
    Formats formats =
        Formats.all()
            .with(
                (inner, within) ->
                    new Formats.Format(
                        new ZipCleaner(
                            MediaKind.ZIP,
                            Archives::zip,
                            (member, sink, notes) -> {
                              member.stream().transferTo(sink);
                              return MediaKind.JPEG;
                            }),
                        new ZipInspector(within)));
    byte[] photo = DirtyJpeg.make(32, 24, false);
    Washed washed = Washed.of(DirtyDocx.zip(Map.of("photo.jpg", photo)), formats);
    assertThat(washed.report().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(washed.report().traces())
        .anyMatch(t -> t.group() == TraceGroup.PLACE && t.after() > 0)
        .anyMatch(t -> t.tag().equals("value found again") && t.after() > 0);
  }

  @Test
  void membersPackedByTheOldestProgramsAreUnpacked() throws IOException {
    Washed washed = Washed.of(shrunk("Nine lanterns are lit.", 0));
    assertThat(washed.report().verdict()).as(washed.left().toString()).isEqualTo(Verdict.CLEAN);
    assertThat(zip(washed.bytes()).get("a.txt"))
        .isEqualTo("Nine lanterns are lit.".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void oneVolumeOfSeveralIsAnArchiveThatIsNotWhole() {
    byte[] volume = shrunk("Nine lanterns are lit.", 2);
    Washed last = Washed.of(Arrays.copyOfRange(volume, 9, volume.length));
    assertThat(last.report().kind()).isEqualTo(MediaKind.ZIP);
    assertThat(last.report().reason()).isEqualTo(Reason.DAMAGED);
    byte[] first = Arrays.copyOf(volume, 60);
    System.arraycopy(volume, 0, first, 4, 56);
    first[2] = 7;
    first[3] = 8;
    assertThat(Washed.of(first).report().kind()).isEqualTo(MediaKind.ZIP);
    assertThat(Washed.of(first).report().reason()).isEqualTo(Reason.DAMAGED);
  }

  /** A zip of one member in codes of nine bits (APPNOTE.TXT §5.1), each for a letter. */
  private static byte[] shrunk(String text, int volume) {
    java.util.BitSet bits = new java.util.BitSet();
    for (int i = 0; i < text.length() * 9; i++) {
      bits.set(i, i % 9 < 8 && (text.charAt(i / 9) >> i % 9 & 1) == 1);
    }
    byte[] packed = Arrays.copyOf(bits.toByteArray(), (text.length() * 9 + 7) / 8);
    java.util.zip.CRC32 sum = new java.util.zip.CRC32();
    sum.update(text.getBytes(StandardCharsets.US_ASCII));
    int directory = 35 + packed.length;
    ByteBuffer zip = ByteBuffer.allocate(directory + 51 + 22).order(ByteOrder.LITTLE_ENDIAN);
    byte[] name = "a.txt".getBytes(StandardCharsets.US_ASCII);
    for (int at : new int[] {0, directory}) {
      int more = at == 0 ? 0 : 2;
      zip.putInt(at, at == 0 ? 0x04034b50 : 0x02014b50).putShort(at + 4 + more, (short) 20);
      zip.putShort(at + 8 + more, (short) 1).putShort(at + 12 + more, (short) 0x21);
      zip.putInt(at + 14 + more, (int) sum.getValue()).putInt(at + 18 + more, packed.length);
      zip.putInt(at + 22 + more, text.length()).putShort(at + 26 + more, (short) name.length);
      zip.put(at + (at == 0 ? 30 : 46), name);
    }
    zip.put(35, packed);
    int end = directory + 51;
    zip.putInt(end, 0x06054b50).putShort(end + 4, (short) volume).putShort(end + 8, (short) 1);
    zip.putShort(end + 10, (short) 1).putInt(end + 12, 51).putInt(end + 16, directory);
    return zip.array();
  }

  @Test
  void aZipThatHoldsZipsWithoutEndIsTooLarge() {
    byte[] zip = {'x', '\n'};
    for (int depth = 0; depth < 12; depth++) {
      zip = DirtyDocx.zip(Map.of("inner" + (depth == 0 ? ".txt" : ".zip"), zip));
    }
    assertThat(Washed.of(zip).report().reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void aBombInEachOfManyMembersIsOneBomb() {
    byte[] zeros = new byte[40 << 20];
    java.util.Arrays.fill(zeros, (byte) 'a');
    byte[] one = DirtyDocx.zip(Map.of("a.txt", zeros));
    assertThat(Washed.of(one).report().reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(Washed.of(DirtyArchive.gzip(new byte[300 << 20])).report().reason())
        .isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void moreMembersThanAllowedAreTooLarge() {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    for (int i = 0; i < 10_001; i++) {
      DirtyArchive.member(tar, "n" + i, new byte[0], '0', "");
    }
    assertThat(Washed.of(tar.toByteArray()).report().reason()).isEqualTo(Reason.TOO_LARGE);
    Map<String, byte[]> members = new LinkedHashMap<>();
    for (int i = 0; i < 10_001; i++) {
      members.put("n" + i, new byte[0]);
    }
    assertThat(Washed.of(DirtyDocx.zip(members)).report().reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void entriesThatShareTheirBytesAreDamage() {
    Map<String, byte[]> members = new LinkedHashMap<>();
    members.put("a.txt", "one".getBytes(StandardCharsets.UTF_8));
    members.put("b.txt", "two".getBytes(StandardCharsets.UTF_8));
    byte[] zip = DirtyDocx.zip(members);
    ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int central = new String(zip, StandardCharsets.ISO_8859_1).lastIndexOf("PK\1\2");
    bytes.putInt(central + 42, 0);
    assertThat(Washed.of(zip).report().reason()).isEqualTo(Reason.DAMAGED);
  }

  @Test
  void namesThatLeadOutOfAnArchiveLeadNowhere() throws IOException {
    Map<String, byte[]> members = new LinkedHashMap<>();
    members.put("../../etc/passwd.txt", "a\n".getBytes(StandardCharsets.UTF_8));
    members.put("C:\\Users\\zquillfeather\\b.txt", "b\n".getBytes(StandardCharsets.UTF_8));
    members.put("/b.txt", "c\n".getBytes(StandardCharsets.UTF_8));
    Washed washed = Washed.of(DirtyDocx.zip(members));
    assertThat(zip(washed.bytes()).keySet()).containsExactly("etc/passwd.txt", "b.txt", "b-2.txt");
    assertThat(washed.report().verdict()).as(washed.left().toString()).isEqualTo(Verdict.CLEAN);
  }

  @Test
  void aLockedMemberLocksTheArchive() {
    byte[] zip = DirtyDocx.zip(Map.of("a.txt", new byte[] {'a'}));
    int central = new String(zip, StandardCharsets.ISO_8859_1).lastIndexOf("PK\1\2");
    zip[6] |= 1;
    zip[central + 8] |= 1;
    assertThat(Washed.of(zip).report().reason()).isEqualTo(Reason.ENCRYPTED);
  }

  private static Map<String, byte[]> zip(byte[] bytes) throws IOException {
    Map<String, byte[]> members = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        members.put(entry.getName(), in.readAllBytes());
      }
    }
    return members;
  }
}
