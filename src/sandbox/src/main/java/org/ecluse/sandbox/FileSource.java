package org.ecluse.sandbox;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** Where scratch files come from. */
interface FileSource {

  /** A new file for reading and writing that nobody else can find. */
  FileChannel open() throws IOException;
}
