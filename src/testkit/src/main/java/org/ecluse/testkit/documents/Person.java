package org.ecluse.testkit.documents;

/** The invented people, places and things in the dirty documents. None of these may ever leave. */
public final class Person {

  public static final String NAME = "Zoe Quillfeather";
  public static final String REVIEWER = "Ambrose Tanglewood";
  public static final String COMPANY = "Municipal Lantern Office";
  public static final String CAMERA = "Obscura";
  public static final String MODEL = "Obscura Pinhole 7";
  public static final String SERIAL = "OB7-55120934-K";
  public static final String SOFTWARE = "Pinhole Firmware 4.2.1";
  public static final String PLACE = "Rue des Lanternes";
  public static final String DATE = "2026:03:14 15:09:26";
  public static final String PATH = "C:\\Users\\zquillfeather\\Desktop\\lantern.docx";

  /** Every value that a cleaned file must not hold, in any encoding. */
  public static final java.util.List<String> ALL =
      java.util.List.of(
          NAME, REVIEWER, COMPANY, MODEL, SERIAL, SOFTWARE, PLACE, DATE, "zquillfeather");

  private Person() {}
}
