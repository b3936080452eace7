package org.ecluse.testkit.documents;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A mail with all that servers and programs add on its way, a page with a tracker, and a photo. */
public final class DirtyMail {

  public static final String TEXT = "The lanterns are lit at nine.";

  private DirtyMail() {}

  public static byte[] make() {
    String photo =
        Base64.getMimeEncoder().encodeToString(DirtyJpeg.make(32, 24, false)).replace("\r\n", "\n");
    return """
        Return-Path: <zquillfeather@example.org>
        Received: from desk7.example.org ([203.0.113.9]) by mx.example.net; Sat, 14 Mar 2026 15:09:26 +0100
        X-Originating-IP: [203.0.113.9]
        X-Mailer: %1$s
        Organization: %2$s
        Message-ID: <20260314150926.OB7-55120934-K@desk7.example.org>
        DKIM-Signature: v=1; a=rsa-sha256; d=example.org; s=desk; b=AAAA
        From: Office <office@example.org>
        To: Press <press@example.net>
        Subject: Lanterns
        Date: Sat, 14 Mar 2026 15:09:26 +0100
        MIME-Version: 1.0
        Content-Type: multipart/related; boundary="----=_Part_OB7-55120934-K"

        This is a message of %1$s.
        ------=_Part_OB7-55120934-K
        Content-Type: text/html; charset="iso-8859-1"
        Content-Transfer-Encoding: quoted-printable

        <html><head><meta name=3D"author" content=3D"%3$s"></head><body><p>%4$s Caf=E9.</p>
        <img src=3D"cid:image001.jpg@01DC.OB7-55120934-K"><img src=3D"https://t.example.org/o.gif?id=3D7" width=3D"1">
        </body></html>
        ------=_Part_OB7-55120934-K
        Content-Type: image/jpeg; name="IMG_0001.jpg"
        Content-ID: <image001.jpg@01DC.OB7-55120934-K>
        Content-Disposition: inline; filename="IMG_0001.jpg"; creation-date="Sat, 14 Mar 2026 15:09:26 GMT"
        Content-Transfer-Encoding: base64

        %5$s
        ------=_Part_OB7-55120934-K--
        """
        .formatted(Person.SOFTWARE, Person.COMPANY, Person.NAME, TEXT, photo)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Two of them in one file. */
  public static byte[] box() {
    String mail = new String(make(), StandardCharsets.ISO_8859_1);
    String separator = "From zquillfeather@example.org Sat Mar 14 15:09:26 2026\n";
    return (separator + mail + "\n" + separator + mail).getBytes(StandardCharsets.ISO_8859_1);
  }
}
