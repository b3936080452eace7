package org.ecluse.sanitize.clean;

import java.util.Set;

/** Tags of TIFF 6.0 and its supplements that have a say in how a page looks. */
final class TiffTags {

  static final int SUBFILE = 254;
  static final int WIDTH = 256;
  static final int LENGTH = 257;
  static final int COMPRESSION = 259;
  static final int STRIP_OFFSETS = 273;
  static final int STRIP_SIZES = 279;
  static final int TILE_OFFSETS = 324;
  static final int TILE_SIZES = 325;
  static final int SUB_DIRECTORIES = 330;
  static final int JPEG_TABLES = 347;
  static final int PROFILE = 34675;

  static final int JPEG_OLD = 6;
  static final int JPEG = 7;

  private static final Set<Integer> PAGE =
      Set.of(
          SUBFILE,
          255,
          WIDTH,
          LENGTH,
          258,
          COMPRESSION,
          262,
          263,
          264,
          265,
          266,
          274,
          277,
          278,
          280,
          281,
          282,
          283,
          284,
          290,
          291,
          292,
          293,
          296,
          297,
          301,
          317,
          318,
          319,
          320,
          321,
          322,
          323,
          326,
          327,
          328,
          332,
          334,
          336,
          338,
          339,
          340,
          341,
          342,
          JPEG_TABLES,
          529,
          530,
          531,
          532,
          PROFILE,
          50674);

  private TiffTags() {}

  static boolean isPage(int tag) {
    return PAGE.contains(tag);
  }

  static boolean isData(int tag) {
    return tag == STRIP_OFFSETS || tag == STRIP_SIZES || tag == TILE_OFFSETS || tag == TILE_SIZES;
  }
}
