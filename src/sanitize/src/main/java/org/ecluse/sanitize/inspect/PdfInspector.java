package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.pdfbox.io.RandomAccessStreamCache;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.PdfAccess;
import org.ecluse.sanitize.io.Uncleanable;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/**
 * Looks at a PDF twice: Tika's parser for the description and XMP, and {@link PdfScan} for every
 * object in the file's bytes, reachable or not.
 */
public final class PdfInspector implements Inspector {

  /** Keys of Tika that describe structure, not people; everything else counts. */
  private static final Set<String> STRUCTURE =
      Set.of(
          "pdf:PDFVersion",
          "pdf:hasXFA",
          "pdf:hasAcroFormFields",
          "pdf:hasMarkedContent",
          "pdf:encrypted",
          "pdf:hasXMP",
          "pdf:hasCollection",
          "pdf:num3DAnnotations",
          "pdf:has3D",
          "pdf:totalUnmappedUnicodeChars",
          "pdf:containsDamagedFont",
          "pdf:containsNonEmbeddedFont",
          "pdf:ocrPageCount",
          "pdf:PDFExtensionVersion",
          "pdf:annotationTypes",
          "pdf:annotationSubtypes",
          "pdf:docinfo:trapped",
          "xmpTPg:NPages",
          "dc:format",
          "Content-Type",
          "language",
          "dc:language",
          "pdf:actionTriggers",
          "pdf:actionTypes",
          "pdf:xmpLocation");

  @Override
  public MediaKind kind() {
    return MediaKind.PDF;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    Metadata metadata = new Metadata();
    try {
      new InPlace(content).parse(InputStream.nullInputStream(), null, metadata, context());
    } catch (EncryptedDocumentException e) {
      throw new Uncleanable(Reason.ENCRYPTED);
    } catch (SAXException | TikaException e) {
      throw Uncleanable.damaged();
    }
    for (String name : metadata.names()) {
      if (isStructure(name)) {
        continue;
      }
      String tag = name.startsWith("pdf:docinfo:custom:") ? "pdf:docinfo:custom" : name;
      TraceGroup group = Vocabulary.groupOr(local(tag), TraceGroup.OTHER);
      for (String value : metadata.getValues(name)) {
        findings.count(group, tag);
        findings.value(group, value);
      }
    }
    new PdfScan(findings, new Search(java.util.Map.of())).file(content);
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    if (hits.isNeeded()) {
      new PdfScan(new Findings(), hits).file(content);
    }
  }

  private static boolean isStructure(String name) {
    return STRUCTURE.contains(name)
        || name.startsWith("access_permission:")
        || name.startsWith("X-TIKA:")
        || name.startsWith("pdf:charsPerPage")
        || name.startsWith("pdf:unmappedUnicodeCharsPerPage");
  }

  private static String local(String tag) {
    return tag.substring(tag.lastIndexOf(':') + 1);
  }

  private static ParseContext context() {
    PDFParserConfig config = new PDFParserConfig();
    config.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
    config.setExtractIncrementalUpdateInfo(false);
    config.setParseIncrementalUpdates(false);
    config.setCatchIntermediateIOExceptions(false);
    ParseContext context = new ParseContext();
    context.set(PDFParserConfig.class, config);
    return context;
  }

  /** Tika's parser, reading where the file is instead of copying it into memory. */
  private static final class InPlace extends PDFParser {

    @java.io.Serial private static final long serialVersionUID = 1L;
    private final transient Content content;

    InPlace(Content content) {
      this.content = content;
    }

    @Override
    protected PDDocument getPDDocument(
        InputStream stream,
        @Nullable TikaInputStream tika,
        String password,
        RandomAccessStreamCache.StreamCacheCreateFunction cache,
        Metadata metadata,
        ParseContext context)
        throws IOException {
      return PdfAccess.open(content);
    }
  }
}
