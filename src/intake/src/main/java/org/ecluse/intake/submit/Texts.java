package org.ecluse.intake.submit;

import java.io.IOException;
import org.ecluse.core.Refusal;
import org.ecluse.intake.multipart.MultipartException;
import org.ecluse.intake.multipart.MultipartException.Fault;
import org.ecluse.intake.multipart.Part;

/** Reads a text field, with a refusal of its own if it is too long. */
final class Texts {

  private Texts() {}

  static String read(Part part, int mostBytes, Refusal otherwise)
      throws IOException, RefusedException {
    try {
      return part.text(mostBytes);
    } catch (MultipartException e) {
      if (e.fault() == Fault.FIELD_TOO_LONG) {
        throw new RefusedException(otherwise);
      }
      throw e;
    }
  }
}
