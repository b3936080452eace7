package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stays of the XML of one part, asked while {@link PartXml} copies it. */
interface PartRules {

  /** The element that is being read. */
  interface Element {

    String namespace();

    String local();

    /** The local name of the element around it, or nothing at the root. */
    String parent();

    /** How many elements are around it. */
    int depth();

    /** An attribute by its local name alone, since both forms of the format are met. */
    @Nullable String value(String local);

    /** Whether it is of the picture that takes the place of an object that is gone. */
    boolean isPreview();

    /** Where it starts in the part. */
    int offset();
  }

  /** Whether it goes with all that it holds. */
  boolean drops(Element element) throws IOException;

  /** Whether what it holds takes its place. */
  boolean unwraps(Element element);

  /** What it must hold to be one, of which anything will do if the set is empty. */
  default @Nullable Set<String> needs(Element element) {
    return OfficeNames.needs(element.parent(), element.local());
  }

  /** An attribute's value as it may stay, or nothing if the attribute goes. */
  @Nullable String attribute(Element element, String namespace, String local, String value);

  /**
   * Some text as it may stay, or nothing if the element around it goes with it.
   *
   * @param element the local name of the element around it
   */
  @Nullable String text(String element, String text);

  /** An element that was not dropped starts. */
  void opened(Element element);

  /** An element that was not dropped ends. */
  void closed(String local);
}
