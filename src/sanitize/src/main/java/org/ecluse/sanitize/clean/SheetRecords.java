package org.ecluse.sanitize.clean;

import java.util.BitSet;

/**
 * The records of a workbook ([MS-XLS] §2.3.2) that are copied: cells, formulas, looks, charts. All
 * others go: printers, queries, scenarios, views of persons, pivot caches, indexes, class names.
 */
final class SheetRecords {

  static final int FORMULA = 0x0006;
  static final int EOF = 0x000a;
  static final int NOTE = 0x001c;
  static final int FILEPASS = 0x002f;
  static final int CONTINUE = 0x003c;
  static final int WINDOW1 = 0x003d;
  static final int WRITEACCESS = 0x005c;
  static final int OBJ = 0x005d;
  static final int BOUNDSHEET = 0x0085;
  static final int COUNTRY = 0x008c;
  static final int MSODRAWINGGROUP = 0x00eb;
  static final int MSODRAWING = 0x00ec;
  static final int SUPBOOK = 0x01ae;
  static final int TXO = 0x01b6;
  static final int HLINK = 0x01b8;
  static final int BOF = 0x0809;
  static final int GELFRAME = 0x1066;

  private static final int[] KEPT = {
    FORMULA,
    EOF,
    0x000c,
    0x000d,
    0x000e,
    0x000f,
    0x0010,
    0x0011,
    0x0012,
    0x0014,
    0x0015,
    0x0017,
    0x0018,
    0x0019,
    0x001a,
    0x001b,
    NOTE,
    0x0022,
    0x0023,
    0x0026,
    0x0027,
    0x0028,
    0x0029,
    0x002a,
    0x002b,
    0x0031,
    0x0033,
    CONTINUE,
    WINDOW1,
    0x0040,
    0x0041,
    0x0042,
    0x0055,
    WRITEACCESS,
    OBJ,
    0x005e,
    0x005f,
    0x0060,
    0x0063,
    0x007d,
    0x007e,
    0x0080,
    0x0081,
    0x0082,
    0x0083,
    0x0084,
    BOUNDSHEET,
    COUNTRY,
    0x008d,
    0x0090,
    0x0092,
    0x0099,
    0x009b,
    0x009c,
    0x009d,
    0x009e,
    0x00a0,
    0x00a1,
    0x00a9,
    0x00ab,
    0x00bd,
    0x00be,
    0x00c1,
    0x00d6,
    0x00da,
    0x00dd,
    0x00e0,
    0x00e1,
    0x00e2,
    0x00e5,
    MSODRAWINGGROUP,
    MSODRAWING,
    0x00ef,
    0x00fc,
    0x00fd,
    0x0160,
    0x0161,
    SUPBOOK,
    0x01b0,
    0x01b1,
    0x01b2,
    TXO,
    0x01b7,
    HLINK,
    0x01be,
    0x01c0,
    0x0200,
    0x0201,
    0x0203,
    0x0204,
    0x0205,
    0x0207,
    0x0208,
    0x0221,
    0x0225,
    0x0231,
    0x0236,
    0x023e,
    0x027e,
    0x0293,
    0x041e,
    0x04bc,
    BOF,
    0x0850,
    0x0851,
    0x0852,
    0x0853,
    0x0854,
    0x0855,
    0x0856,
    0x0862,
    0x0867,
    0x087c,
    0x087d,
    0x088d,
    0x088e,
    0x088f,
    0x0890,
    0x0892,
    0x08a3
  };

  private static final int FIRST_CHART = 0x1001;
  private static final int LAST_CHART = 0x1067;

  private static final BitSet KEEPS = new BitSet();

  static {
    for (int type : KEPT) {
      KEEPS.set(type);
    }
    KEEPS.set(FIRST_CHART, LAST_CHART + 1);
  }

  private SheetRecords() {}

  static boolean keeps(int type) {
    return KEEPS.get(type);
  }
}
