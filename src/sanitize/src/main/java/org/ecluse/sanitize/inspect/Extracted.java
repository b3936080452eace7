package org.ecluse.sanitize.inspect;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.Tag;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifImageDirectory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifThumbnailDirectory;
import com.drew.metadata.icc.IccDirectory;
import com.drew.metadata.icc.IccReader;
import com.drew.metadata.xmp.XmpDirectory;
import com.drew.metadata.xmp.XmpReader;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.ecluse.core.TraceGroup;

/** Maps what metadata-extractor read from a picture to groups. Unknown tags count as OTHER. */
final class Extracted {

  /** Directories that describe the coded picture only. */
  private static final Set<String> STRUCTURE =
      Set.of(
          "JPEG",
          "JFIF",
          "JFXX",
          "Huffman",
          "Adobe JPEG",
          "File",
          "File Type",
          "JpegDnl",
          "PNG Chromaticities",
          "GIF Header",
          "GIF Control",
          "GIF Image",
          "GIF Animation");

  private static final Set<String> PROFILE_TEXTS =
      Set.of(
          "Profile Date/Time",
          "Device manufacturer",
          "Device model",
          "Profile Creator",
          "CMM Type",
          "Primary Platform",
          "Profile Copyright",
          "Profile Description",
          "Device Mfg Description",
          "Device Model Description",
          "Apple Multi-language Profile Name",
          "Unique ID");

  /** What a profile without texts says; see ICC.1:2022 §7.2. */
  private static final Pattern NEUTRAL =
      Pattern.compile("-|0|enUS\\(-\\)|1 enUS\\(-\\)|2000:01:01 00:00:00");

  /** The tag of a picture's width: where it belongs to the file, directories are pages. */
  private static final int WIDTH = 256;

  private static final Pattern BRACKETS = Pattern.compile("\\[[^\\]]*\\]");

  private Extracted() {}

  static void count(Metadata metadata, Findings findings) {
    count(metadata, findings, tag -> false);
  }

  /** Counts all but the tags that a file of this kind needs in its main directories. */
  static void count(Metadata metadata, Findings findings, IntPredicate structure) {
    for (Directory directory : metadata.getDirectories()) {
      String name = directory.getName();
      if (directory instanceof XmpDirectory xmp) {
        properties(xmp, findings);
      } else if (directory instanceof IccDirectory) {
        profile(directory, findings);
      } else if (directory instanceof ExifThumbnailDirectory && !structure.test(WIDTH)) {
        findings.count(TraceGroup.THUMBNAIL, "Exif Thumbnail");
      } else if (!STRUCTURE.contains(name) && !name.startsWith("PNG-")) {
        directory.getTags().stream()
            .filter(tag -> !(isMain(directory) && structure.test(tag.getTagType())))
            .forEach(tag -> tag(name, tag, findings));
      }
      if (directory.hasErrors() && !STRUCTURE.contains(name)) {
        findings.count(TraceGroup.OTHER, name + " unreadable");
      }
    }
  }

  private static boolean isMain(Directory directory) {
    return directory instanceof ExifIFD0Directory
        || directory instanceof ExifImageDirectory
        || directory instanceof ExifThumbnailDirectory;
  }

  /** A TIFF block as EXIF has it. */
  static void exif(byte[] block, Findings findings) {
    Metadata metadata = new Metadata();
    new ExifReader().extract(new ByteArrayReader(block), metadata);
    if (metadata.getDirectoryCount() == 0) {
      findings.count(TraceGroup.OTHER, "Exif unreadable");
    }
    count(metadata, findings);
  }

  static void xmp(byte[] packet, Findings findings) {
    Metadata metadata = new Metadata();
    new XmpReader().extract(packet, metadata);
    count(metadata, findings);
    findings.count(TraceGroup.OTHER, "XMP packet");
  }

  static void icc(byte[] profile, Findings findings) {
    Metadata metadata = new Metadata();
    new IccReader().extract(new ByteArrayReader(profile), metadata);
    count(metadata, findings);
  }

  private static void tag(String directory, Tag tag, Findings findings) {
    String name = tag.getTagName();
    if (directory.equals("Exif IFD0") && name.equals("Orientation")) {
      return;
    }
    boolean maker = directory.contains("Makernote");
    TraceGroup group =
        directory.equals("GPS")
            ? TraceGroup.PLACE
            : Vocabulary.groupOr(name, maker ? TraceGroup.DEVICE : TraceGroup.OTHER);
    findings.count(group, directory + ":" + (tag.hasTagName() ? name : "Unknown"));
    boolean numbers = directory.equals("GPS") && !name.contains("Area") && !name.contains("Method");
    String description = maker || numbers ? null : tag.getDescription();
    if (description != null) {
      findings.value(group, description);
    }
  }

  private static void properties(XmpDirectory xmp, Findings findings) {
    for (Map.Entry<String, String> property : xmp.getXmpProperties().entrySet()) {
      String path = BRACKETS.matcher(property.getKey()).replaceAll("");
      String last = path.substring(path.lastIndexOf('/') + 1);
      String local = last.substring(last.lastIndexOf(':') + 1);
      TraceGroup group = Vocabulary.groupOr(local, TraceGroup.OTHER);
      findings.count(group, "XMP:" + XmpNames.known(local));
      if (property.getValue() != null) {
        findings.value(group, property.getValue());
      }
    }
    if (xmp.getXmpProperties().isEmpty()) {
      findings.count(TraceGroup.OTHER, "XMP");
    }
  }

  private static void profile(Directory directory, Findings findings) {
    for (Tag tag : directory.getTags()) {
      String value = tag.getDescription();
      if (!PROFILE_TEXTS.contains(tag.getTagName()) || value == null) {
        continue;
      }
      if (!NEUTRAL.matcher(value.strip()).matches() && !value.isBlank()) {
        boolean device = tag.getTagName().startsWith("Device");
        findings.count(device ? TraceGroup.DEVICE : TraceGroup.SOFTWARE, "ICC:" + tag.getTagName());
      }
    }
  }
}
