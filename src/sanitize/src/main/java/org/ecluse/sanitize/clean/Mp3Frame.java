package org.ecluse.sanitize.clean;

/** The four bytes in front of every frame of MPEG audio (ISO/IEC 11172-3 §2.4.1.3). */
record Mp3Frame(int version, int layer, int rate, int channels, int size) {

  static final int HEAD = 4;
  static final int MPEG1 = 3;
  private static final int LAYER3 = 1;
  private static final int LAYER1 = 3;
  private static final int[][] KILOBITS = {
    {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448, 0},
    {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 0},
    {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0},
    {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256, 0},
    {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0}
  };
  private static final int[] RATES = {44100, 48000, 32000};
  static final Mp3Frame NONE = new Mp3Frame(0, 0, 0, 0, 0);

  /** The frame that starts with these four bytes, or NONE. */
  static Mp3Frame of(int head) {
    int version = head >> 19 & 3;
    int layer = head >> 17 & 3;
    int kilobits = head >> 12 & 15;
    int rate = head >> 10 & 3;
    boolean sync = (head & 0xffe0_0000) == 0xffe0_0000;
    if (!sync || version == 1 || layer == 0 || rate == 3 || (head & 3) == 2) {
      return NONE;
    }
    int table = version == MPEG1 ? 3 - layer : layer == LAYER1 ? 3 : 4;
    int bits = KILOBITS[table][kilobits] * 1000;
    int samplesPerSecond = RATES[rate] >> (version == MPEG1 ? 0 : version == 2 ? 1 : 2);
    int padding = head >> 9 & 1;
    if (bits == 0) {
      return NONE;
    }
    int size =
        layer == LAYER1
            ? (12 * bits / samplesPerSecond + padding) * 4
            : (layer == LAYER3 && version != MPEG1 ? 72 : 144) * bits / samplesPerSecond + padding;
    return new Mp3Frame(version, layer, rate, (head >> 6 & 3) == 3 ? 1 : 2, size);
  }

  boolean isOne() {
    return size > HEAD;
  }

  /** Whether both can belong to one stream. */
  boolean goesWith(Mp3Frame other) {
    return isOne()
        && other.isOne()
        && version == other.version
        && layer == other.layer
        && rate == other.rate;
  }

  /** Where the data of a header frame start: behind the side information of layer 3. */
  int dataStart() {
    boolean mono = channels == 1;
    return HEAD + (version == MPEG1 ? (mono ? 17 : 32) : (mono ? 9 : 17));
  }
}
