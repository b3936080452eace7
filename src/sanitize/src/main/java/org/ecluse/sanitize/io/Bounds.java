package org.ecluse.sanitize.io;

/**
 * How much of anything a document may make the worker do. Sizes in bytes. The worker has 256 MiB of
 * heap and is killed when its time is over; these bounds turn most of that into a reason.
 */
public final class Bounds {

  /** One block of a file read over the wire, and how many are kept. */
  public static final int BLOCK = 1 << 16;

  public static final int BLOCKS = 24;

  /** A metadata segment, chunk or profile that is looked into in memory. */
  public static final int SEGMENT = 16 << 20;

  /** Pixels of one picture, width times height. */
  public static final long PIXELS = 1L << 28;

  /** Frames and chunks of one picture. */
  public static final int CHUNKS = 1_000_000;

  /** Directories of one TIFF, and what its tags may hold in memory. */
  public static final int DIRECTORIES = 10_000;

  public static final int TAG_VALUES = 64 << 20;

  /** Header boxes of one film that are held in memory, and boxes within boxes. */
  public static final int FILM_HEADER = 40 << 20;

  public static final int BOX_DEPTH = 32;

  /** Tracks, streams and items of one file. */
  public static final int TRACKS = 1_000;

  /** Entries of a zip, and the bytes of its directory. */
  public static final int ZIP_ENTRIES = 10_000;

  public static final int ZIP_DIRECTORY = 8 << 20;

  /** What all entries of a zip may unfold to, and one entry. */
  public static final long UNFOLDED = 1L << 30;

  public static final long UNFOLDED_ENTRY = 256L << 20;

  /** An unfolded entry may be so many times its packed size, once it is larger than the slack. */
  public static final int RATIO = 200;

  public static final long RATIO_SLACK = 4 << 20;

  /** Documents within documents, and how many of them in all. */
  public static final int NESTING = 8;

  public static final int MEMBERS = 10_000;

  /** A picture or another part of a document that is cleaned in memory. */
  public static final int PART_IN_MEMORY = 48 << 20;

  /** Elements within elements, attributes and text of one XML part. */
  public static final int XML_DEPTH = 256;

  public static final int XML_ATTRIBUTES = 200;

  public static final int XML_TEXT = 8 << 20;

  /** A compound file ([MS-CFB]) that is read whole, what is in it, and how deep. */
  public static final int COMPOUND = 48 << 20;

  public static final int COMPOUND_ENTRIES = 10_000;

  public static final int COMPOUND_DEPTH = 32;

  /** Relations of one part of an office document. */
  public static final int RELATIONS = 10_000;

  /** Groups within groups of rich text. */
  public static final int RTF_DEPTH = 1000;

  public static final int PDF_PAGES = 50_000;

  public static final int PDF_OBJECTS = 2_000_000;

  /** What PDFBox may keep of rewritten streams. */
  public static final long PDF_SCRATCH = 96L << 20;

  /** Packed streams of a PDF are unfolded to search them: one stream, and all together. */
  public static final long PDF_STREAM = 256L << 20;

  public static final long PDF_STREAMS = 2L << 30;

  /** Values of the original that the output is searched for, and their length in characters. */
  public static final int NEEDLES = 500;

  public static final int NEEDLE_SHORTEST = 5;

  public static final int NEEDLE_LONGEST = 200;

  private Bounds() {}
}
