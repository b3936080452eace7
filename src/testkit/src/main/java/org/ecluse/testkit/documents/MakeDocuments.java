package org.ecluse.testkit.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the dirty documents as files: {@code MakeDocuments DIR}. The same bytes every time. */
public final class MakeDocuments {

  private MakeDocuments() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      System.err.println("MakeDocuments DIR");
      System.exit(2);
      return;
    }
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (Map.Entry<String, byte[]> document : all().entrySet()) {
      Files.write(folder.resolve(document.getKey()), document.getValue());
    }
  }

  /** Every document by file name, in two sizes and the variants of its format. */
  public static Map<String, byte[]> all() {
    Map<String, byte[]> documents = new LinkedHashMap<>(small());
    documents.putAll(written());
    documents.putAll(old());
    documents.put("photo.jpg", DirtyJpeg.make(1600, 1200, false));
    documents.put("photo-progressive.jpg", DirtyJpeg.make(800, 600, true));
    documents.put("screenshot.png", DirtyPng.make(640, 480));
    documents.put("report.pdf", DirtyPdf.make(12));
    documents.put("letter.docx", DirtyDocx.make(200));
    documents.put("budget.xlsx", DirtyXlsx.make(500));
    documents.put("talk.pptx", DirtyPptx.make(12));
    documents.putAll(media());
    return documents;
  }

  /** One of each kind of document, and of JPEG and PNG, as small as can be. */
  public static Map<String, byte[]> small() {
    Map<String, byte[]> documents = new LinkedHashMap<>();
    documents.put("small.jpg", DirtyJpeg.make(32, 24, false));
    documents.put("small.png", DirtyPng.make(32, 24));
    documents.put("small.pdf", DirtyPdf.make(1));
    documents.put("small.docx", DirtyDocx.make(2));
    documents.put("small.rtf", DirtyRtf.make(2));
    documents.put("small.xlsx", DirtyXlsx.make(2));
    documents.put("small.pptx", DirtyPptx.make(1));
    documents.put("small.xls", DirtyXls.make(2));
    documents.put("small.odt", DirtyOdt.make(2));
    documents.put("small.zip", DirtyArchive.zip());
    documents.put("small.tgz", DirtyArchive.gzip(DirtyArchive.tar()));
    documents.put("small.epub", DirtyPage.epub());
    return documents;
  }

  /**
   * Kinds in which a broken byte can turn a description into words: whoever breaks them cannot
   * expect a name in them to be known for one.
   */
  public static Map<String, byte[]> written() {
    Map<String, byte[]> documents = new LinkedHashMap<>();
    documents.put("small.fodt", DirtyOdt.flat(2));
    documents.put("small.eml", DirtyMail.make());
    documents.put("small.mbox", DirtyMail.box());
    documents.put("small.html", DirtyPage.html());
    documents.put("small.txt", DirtyPage.text());
    documents.put("small.ics", DirtyPage.calendar());
    documents.put("small.torrent", DirtyPage.torrent());
    return documents;
  }

  /** Documents of the office programs before 2007. */
  public static Map<String, byte[]> old() {
    Map<String, byte[]> documents = new LinkedHashMap<>();
    documents.put("small.doc", DirtyOldOffice.doc());
    documents.put("small.ppt", DirtyOldOffice.ppt());
    return documents;
  }

  /** Pictures, sound and film beside JPEG and PNG. */
  public static Map<String, byte[]> media() {
    Map<String, byte[]> documents = new LinkedHashMap<>();
    documents.put("small.gif", DirtyPictures.gif());
    documents.put("small.webp", DirtyPictures.webp());
    documents.put("small.tif", DirtyPictures.tiff());
    documents.put("small.bmp", DirtyPictures.bmp());
    documents.put("small.ppm", DirtyPictures.ppm());
    documents.put("small.jp2", DirtyPictures.jp2());
    documents.put("small.heic", DirtyPictures.heic());
    documents.put("small.svg", DirtyPictures.svg());
    documents.put("small.mp3", DirtyMedia.mp3());
    documents.put("small.flac", DirtyMedia.flac());
    documents.put("small.opus", DirtyMedia.opus());
    documents.put("small.wav", DirtyMedia.wav());
    documents.put("small.aiff", DirtyMedia.aiff());
    documents.put("small.mov", DirtyFilm.mov());
    documents.put("small.mkv", DirtyFilm.mkv());
    documents.put("small.avi", DirtyFilm.avi());
    documents.put("small.ico", DirtyRarities.ico());
    documents.put("small.psd", DirtyRarities.psd());
    documents.put("small.wmv", DirtyRarities.wmv());
    documents.put("small.flv", DirtyRarities.flv());
    return documents;
  }
}
