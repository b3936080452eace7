package org.ecluse.testkit.documents;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A phone's photo: EXIF with place and thumbnail, XMP, IPTC, a comment, a video behind the end. */
public final class DirtyJpeg {

  private DirtyJpeg() {}

  public static byte[] make(int width, int height, boolean progressive) {
    return soil(Pixels.jpeg(Pixels.image(width, height, 7), progressive), 6);
  }

  /** Adds every trace to a bare JPEG; the coded picture is not touched. */
  public static byte[] soil(byte[] bare, int orientation) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int afterJfif = 4 + (((bare[4] & 0xff) << 8) | (bare[5] & 0xff));
    out.write(bare, 0, afterJfif);
    byte[] thumbnail = Pixels.jpeg(Pixels.image(16, 16, 1), false);
    segment(out, 0xe1, bytes("Exif\0\0"), Exif.block(orientation, thumbnail));
    segment(out, 0xe1, bytes("http://ns.adobe.com/xap/1.0/\0"), bytes(xmp()));
    segment(out, 0xed, bytes("Photoshop 3.0\0"), iptc());
    segment(out, 0xe2, bytes("MPF\0"), bytes("II*\0 second picture of " + Person.SERIAL));
    segment(out, 0xe7, bytes("maker"), bytes(Person.SERIAL));
    segment(out, 0xfe, bytes("taken by "), bytes(Person.NAME));
    out.write(bare, afterJfif, bare.length - afterJfif);
    out.writeBytes(bytes("ftypmp42 motion of " + Person.NAME));
    out.writeBytes(thumbnail);
    return out.toByteArray();
  }

  static String xmp() {
    return """
        <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
          xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
          xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmp:CreatorTool="%s"
          xmp:CreateDate="2026-03-14T15:09:26+01:00" photoshop:City="%s"
          xmpMM:DocumentID="uuid:0a1b2c3d-1111-2222-3333-444455556666">
        <dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>
        </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""
        .formatted(Person.SOFTWARE, Person.PLACE, Person.NAME);
  }

  /** One Photoshop resource 0x0404 with by-line, city and date (IPTC-IIM 4.2). */
  private static byte[] iptc() {
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    record(records, 80, Person.NAME);
    record(records, 90, Person.PLACE);
    record(records, 55, "20260314");
    ByteBuffer resource = ByteBuffer.allocate(12 + records.size() + (records.size() & 1));
    resource.put(bytes("8BIM")).putShort((short) 0x0404).putShort((short) 0);
    resource.putInt(records.size()).put(records.toByteArray());
    return resource.array();
  }

  private static void record(ByteArrayOutputStream out, int number, String text) {
    byte[] value = bytes(text);
    out.writeBytes(new byte[] {0x1c, 2, (byte) number, 0, (byte) value.length});
    out.writeBytes(value);
  }

  private static void segment(ByteArrayOutputStream out, int marker, byte[] head, byte[] body) {
    int length = 2 + head.length + body.length;
    out.writeBytes(new byte[] {(byte) 0xff, (byte) marker, (byte) (length >> 8), (byte) length});
    out.writeBytes(head);
    out.writeBytes(body);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
