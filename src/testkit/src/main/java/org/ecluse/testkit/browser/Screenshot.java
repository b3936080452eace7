package org.ecluse.testkit.browser;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A picture of a page, for people to look at. */
public final class Screenshot {

  private final byte[] png;
  private final BufferedImage image;

  Screenshot(byte[] png) throws IOException {
    this.png = png.clone();
    this.image =
        Objects.requireNonNull(
            ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(png))));
  }

  public int width() {
    return image.getWidth();
  }

  public int height() {
    return image.getHeight();
  }

  /** How many pixels differ from the one in the corner: 0 on a blank page. */
  public int ink() {
    int corner = image.getRGB(0, 0);
    int ink = 0;
    for (int y = 0; y < height(); y++) {
      for (int x = 0; x < width(); x++) {
        ink += image.getRGB(x, y) == corner ? 0 : 1;
      }
    }
    return ink;
  }

  public void save(Path file) throws IOException {
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    Files.write(file, png);
  }
}
