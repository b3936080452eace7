package org.ecluse.testkit.documents;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A letter in rich text: description, revisions, a comment, fields, a photo, an embedded file. */
public final class DirtyRtf {

  public static final String TEXT = "The lanterns are counted at night.";

  private DirtyRtf() {}

  public static byte[] make(int paragraphs) {
    StringBuilder rtf = new StringBuilder();
    rtf.append("{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\froman Times;}}");
    rtf.append(
        "{\\colortbl;\\red0\\green0\\blue0;}{\\stylesheet{\\s0 Normal;}{\\*\\cs10 Strong;}}\n");
    rtf.append("{\\*\\revtbl{Unknown;}{").append(Person.REVIEWER).append(";}}");
    rtf.append("{\\*\\rsidtbl\\rsid5512093}{\\*\\generator ").append(Person.SOFTWARE).append(";}");
    rtf.append("{\\info{\\title Lanterns}{\\author ").append(Person.NAME).append("}{\\operator ");
    rtf.append(Person.REVIEWER).append("}{\\*\\company ").append(Person.COMPANY);
    rtf.append("}{\\creatim\\yr2026\\mo3\\dy14\\hr15\\min9}}\n");
    rtf.append("{\\*\\template ").append(Person.PATH.replace("\\", "\\\\")).append("}\n");
    for (int i = 0; i < paragraphs; i++) {
      rtf.append("\\pard\\plain\\insrsid5512093 ").append(TEXT).append(" caf\\'e9 \\u8364?\\par\n");
    }
    rtf.append("{\\revised\\revauth1\\revdttm1234567 Added.}");
    rtf.append("{\\deleted\\revauthdel1\\revdttmdel1234567 Told by ").append(Person.NAME);
    rtf.append(".}\\par\n{\\*\\atnid AT}{\\*\\atnauthor ").append(Person.REVIEWER);
    rtf.append("}\\chatn{\\*\\annotation{\\*\\atndate 123456}Ask ").append(Person.NAME).append("}");
    rtf.append("{\\field{\\*\\fldinst AUTHOR}{\\fldrslt ").append(Person.NAME).append("}}");
    rtf.append("{\\field{\\*\\fldinst HYPERLINK \"https://example.org/\"}{\\fldrslt a link}}\n");
    rtf.append("{\\*\\shppict{\\pict{\\*\\picprop{\\sp{\\sn wzName}{\\sv ").append(Person.NAME);
    rtf.append("}}}\\picw32\\pich24\\jpegblip\\bliptag77{\\*\\blipuid 00112233}\n");
    rtf.append(HexFormat.of().formatHex(DirtyJpeg.make(32, 24, false))).append("}}\n");
    rtf.append("{\\object\\objemb{\\*\\objclass Package}{\\*\\objdata 0105000002000000}");
    rtf.append("{\\result An embedded file.}}\\par}");
    rtf.append("\0\0").append(Person.SERIAL);
    return rtf.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
