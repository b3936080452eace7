package org.ecluse.sanitize.clean;

import java.util.Locale;
import java.util.Set;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;

/** What a dictionary of a PDF is, and what of it therefore stays. */
final class PdfRoles {

  private PdfRoles() {}

  /** Keeps only listed keys, where there is a list for this sort of dictionary. */
  static void narrow(COSDictionary dictionary, String key, boolean page) {
    String type = name(dictionary, "Type");
    String subtype = name(dictionary, "Subtype");
    if (page) {
      return;
    }
    if (dictionary instanceof COSStream) {
      dictionary.removeItem(COSName.F);
      switch (subtype) {
        case "Image" -> retain(dictionary, PdfKeys.IMAGE);
        case "Form" -> retain(dictionary, PdfKeys.XFORM);
        default -> {}
      }
    } else if (type.equals("Pages")) {
      retain(dictionary, PdfKeys.PAGES);
    } else if (type.equals("Page")) {
      // A page that is not in the page tree: a template, or a thing of an earlier revision.
      dictionary.clear();
    } else if (type.equals("Annot") || PdfKeys.ANNOTATIONS.contains(subtype)) {
      annotation(dictionary, subtype);
    } else if (type.equals("OCG")) {
      retain(dictionary, PdfKeys.LAYER);
    } else if (key.equals("Usage")) {
      retain(dictionary, PdfKeys.USAGE);
    } else if (type.equals("StructElem") || (dictionary.containsKey("S") && key.equals("K"))) {
      retain(dictionary, PdfKeys.ELEMENT);
    } else if (isOutline(dictionary)) {
      retain(dictionary, PdfKeys.OUTLINE);
    } else if (dictionary.containsKey("FT") || key.equals("Fields") || key.equals("Kids")) {
      field(dictionary);
    }
  }

  private static void annotation(COSDictionary annotation, String subtype) {
    retain(annotation, PdfKeys.ANNOTATION);
    boolean widget = subtype.equals("Widget");
    if (!widget) {
      // /T of a markup annotation is its author, of a field its name (table 172, table 226).
      annotation.removeItem(COSName.T);
    }
    if ("Sig".equals(name(annotation, "FT"))) {
      annotation.removeItem(COSName.V);
    }
  }

  private static void field(COSDictionary field) {
    field.removeItem(COSName.getPDFName("SV"));
    field.removeItem(COSName.getPDFName("Lock"));
    if ("Sig".equals(name(field, "FT"))) {
      field.removeItem(COSName.V);
    }
  }

  /** Values that must not stay under any key. */
  static boolean isForbidden(COSBase value, String key) {
    if (!(value instanceof COSDictionary dictionary)) {
      return false;
    }
    String type = name(dictionary, "Type");
    String subtype = name(dictionary, "Subtype");
    boolean file =
        type.equals("Metadata")
            || type.equals("EmbeddedFile")
            || type.equals("Filespec")
            || type.equals("F")
            || type.equals("Sig")
            || type.equals("DocTimeStamp")
            || dictionary.containsKey("ByteRange")
            || (dictionary instanceof COSStream && (subtype.equals("XML") || subtype.equals("PS")));
    boolean action = key.equals("A") || key.equals("Next") || key.equals("OpenAction");
    return file
        || (action
            && dictionary.containsKey("S")
            && !dictionary.containsKey("O")
            && !isPlain(dictionary))
        || "UserProperties".equals(name(dictionary, "O"));
  }

  /** An action that only moves the view, or opens an address that does not name a file. */
  private static boolean isPlain(COSDictionary action) {
    String sort = name(action, "S");
    if (key(action, "Title")) {
      return true;
    }
    if (!PdfKeys.ACTIONS.contains(sort)) {
      return false;
    }
    if (!sort.equals("URI")) {
      return true;
    }
    String address = String.valueOf(action.getString("URI")).toLowerCase(Locale.ROOT).strip();
    return address.startsWith("http:")
        || address.startsWith("https:")
        || address.startsWith("mailto:");
  }

  private static boolean key(COSDictionary dictionary, String key) {
    return dictionary.containsKey(key);
  }

  private static boolean isOutline(COSDictionary dictionary) {
    return dictionary.containsKey("Title") && dictionary.containsKey("Parent");
  }

  static String name(COSDictionary dictionary, String key) {
    COSBase value = dictionary.getDictionaryObject(key);
    return value instanceof COSName name ? name.getName() : "";
  }

  static void retain(COSDictionary dictionary, Set<String> keys) {
    for (COSName name : dictionary.keySet().toArray(COSName[]::new)) {
      if (!keys.contains(name.getName())) {
        dictionary.removeItem(name);
      }
    }
  }
}
