package org.ecluse.sanitize.inspect;

import com.drew.imaging.tiff.TiffProcessingException;
import com.drew.imaging.tiff.TiffReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifTiffHandler;
import java.io.IOException;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;

/**
 * Looks at a TIFF: metadata-extractor for what EXIF, GPS, IPTC and XMP say, and a walk of our own
 * over every directory, with a count of the bytes that none of them names.
 */
public final class TiffInspector implements Inspector {

  @Override
  public MediaKind kind() {
    return MediaKind.TIFF;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    Metadata metadata = new Metadata();
    try {
      new TiffReader()
          .processTiff(new ContentAccess(content), new ExifTiffHandler(metadata, null, 0), 0);
    } catch (TiffProcessingException e) {
      findings.count(TraceGroup.OTHER, "Exif unreadable");
    }
    Extracted.count(metadata, findings, TiffScan::isPage);
    new TiffScan(content, findings).run();
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    hits.bytes(content);
  }
}
