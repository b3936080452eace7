package org.ecluse.testkit.documents;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Things that are written as text: a page, a book, a note, a calendar, a card, a torrent. */
public final class DirtyPage {

  public static final String TEXT = "The lanterns are lit at nine.";

  private DirtyPage() {}

  public static byte[] html() {
    String photo = Base64.getEncoder().encodeToString(DirtyJpeg.make(32, 24, false));
    return bytes(
        """
        <!DOCTYPE html><html><head><title>Lanterns of %1$s</title><meta name="author" content="%1$s">
        <meta name="generator" content="%2$s"><link rel="stylesheet" href="https://cdn.example.org/s.css">
        <!-- saved by %1$s --><script>track("%1$s")</script></head>
        <body data-user="%3$s" onload="go()"><p style="background:url(https://t.example.org/b.png)">%4$s</p>
        <img alt="A lantern" src="data:image/jpeg;base64,%5$s"><img src="https://t.example.org/o.gif" width="1" height="1">
        <a href="https://example.org/lanterns?page=2&utm_source=mail">more</a>
        <a href="file:///home/zquillfeather/plan.html">plan</a><input type="hidden" value="%3$s"></body></html>"""
            .formatted(Person.NAME, Person.SOFTWARE, Person.SERIAL, TEXT, photo));
  }

  public static byte[] epub() {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("mimetype", bytes("application/epub+zip"));
    parts.put(
        "META-INF/container.xml",
        bytes(
            """
            <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
            <rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""));
    parts.put(
        "OEBPS/book.opf",
        bytes(
            """
            <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="bookid">
            <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Lanterns</dc:title><dc:language>en</dc:language>
            <dc:creator>%s</dc:creator><dc:identifier id="bookid">%s</dc:identifier></metadata>
            <manifest><item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>
            <item id="pic" href="a.jpg" media-type="image/jpeg"/></manifest><spine><itemref idref="one"/></spine></package>"""
                .formatted(Person.NAME, Person.SERIAL)));
    parts.put(
        "OEBPS/one.xhtml",
        bytes(
            """
            <?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><meta name="author" content="%s"/></head>
            <body><p>%s&#160;</p><img src="a.jpg" alt=""/></body></html>"""
                .formatted(Person.REVIEWER, TEXT)));
    parts.put("OEBPS/a.jpg", DirtyJpeg.make(32, 24, false));
    parts.put("META-INF/calibre_bookmarks.txt", bytes(Person.NAME));
    return DirtyDocx.zip(parts);
  }

  /** With a byte order mark, and marked by characters that nobody sees. */
  public static byte[] text() {
    return bytes(
        "\ufeffThe lan\u200bterns\u2060 are lit\u2003at nine. \r\nCaf\u00e9 \u2764\ufe0f.\r\n");
  }

  public static byte[] calendar() {
    return bytes(
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//%1$s//EN
        BEGIN:VEVENT
        UID:%2$s@desk7.example.org
        DTSTAMP:20260314T150926Z
        CREATED:20260314T150926Z
        DTSTART:20260320T190000Z
        SUMMARY:%3$s
        X-OWNER;CN="%4$s":mailto:zquillfeather@example.org
        END:VEVENT
        END:VCALENDAR
        """
            .formatted(Person.SOFTWARE, Person.SERIAL, TEXT, Person.NAME)
            .replace("\n", "\r\n"));
  }

  public static byte[] card() {
    return bytes(
        """
        BEGIN:VCARD
        VERSION:3.0
        PRODID:-//%s//EN
        FN:Press office
        TEL;TYPE=WORK:+33 1 00 00 00 00
        UID:%s
        REV:20260314T150926Z
        X-OWNER:%s
        END:VCARD
        """
            .formatted(Person.SOFTWARE, Person.SERIAL, Person.NAME)
            .replace("\n", "\r\n"));
  }

  public static byte[] torrent() {
    String maker = Person.SOFTWARE;
    return bytes(
        "d8:announce23:http://t.example.org/an10:created by"
            + maker.length()
            + ":"
            + maker
            + "13:creation datei1773500966e4:infod6:lengthi3e4:name1:a12:piece lengthi16384e6:pieces0:ee");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
