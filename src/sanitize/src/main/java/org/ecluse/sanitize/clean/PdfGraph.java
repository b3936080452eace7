package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Uncleanable;
import org.jspecify.annotations.Nullable;

/**
 * Walks every object that is reachable from the catalog, once, and takes out what must not stay.
 * The walk keeps its own stack: nesting in a hostile file must not become ours.
 */
final class PdfGraph {

  private record Step(COSBase object, String key) {}

  private final PdfCleaner rules;
  private final PdfStreams streams;
  private final Deque<Step> waiting = new ArrayDeque<>();
  private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<COSBase> pages = Collections.newSetFromMap(new IdentityHashMap<>());

  PdfGraph(PdfCleaner rules, Notes notes) {
    this.rules = rules;
    this.streams = new PdfStreams(notes);
  }

  void scrub(PDDocument document) throws IOException {
    COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
    catalog(catalog);
    for (PDPage page : document.getPages()) {
      page(page.getCOSObject());
    }
    push(catalog, "Root");
    while (!waiting.isEmpty()) {
      Step step = waiting.pop();
      if (!seen.add(step.object())) {
        continue;
      }
      if (seen.size() > Bounds.PDF_OBJECTS) {
        throw Uncleanable.tooLarge();
      }
      switch (step.object()) {
        case COSDictionary dictionary -> dictionary(dictionary, step.key());
        case COSArray array -> array(array, step.key());
        default -> {}
      }
    }
  }

  private void catalog(COSDictionary catalog) {
    retain(catalog, PdfKeys.CATALOG);
    if (catalog.getDictionaryObject("Names") instanceof COSDictionary names) {
      retain(names, Set.of("Dests"));
    }
    if (catalog.getDictionaryObject("OpenAction") instanceof COSDictionary action
        && !"GoTo".equals(action.getNameAsString("S"))) {
      catalog.removeItem(COSName.OPEN_ACTION);
    }
    if (catalog.getDictionaryObject("MarkInfo") instanceof COSDictionary mark) {
      retain(mark, Set.of("Marked"));
    }
    if (catalog.getDictionaryObject("AcroForm") instanceof COSDictionary form) {
      retain(form, PdfKeys.FORM);
    }
  }

  private void page(COSDictionary page) {
    pages.add(page);
    retain(page, PdfKeys.PAGE);
    COSBase annotations = page.getDictionaryObject("Annots");
    if (annotations instanceof COSArray array) {
      for (int i = array.size() - 1; i >= 0; i--) {
        if (!(array.getObject(i) instanceof COSDictionary annotation)
            || !PdfKeys.ANNOTATIONS.contains(name(annotation, "Subtype"))) {
          array.remove(i);
        }
      }
    } else {
      page.removeItem(COSName.ANNOTS);
    }
  }

  private void dictionary(COSDictionary dictionary, String key) throws IOException {
    boolean map = PdfKeys.MAPS.contains(key) && !(dictionary instanceof COSStream);
    if (!map) {
      narrow(dictionary, key);
    }
    for (COSName name : dictionary.keySet().toArray(COSName[]::new)) {
      COSBase value = open(dictionary.getItem(name));
      boolean forbidden = !map && !rules.keepsEverywhere(name.getName());
      if (value == null || forbidden || isForbidden(value, name.getName())) {
        dictionary.removeItem(name);
      } else {
        push(value, name.getName());
      }
    }
    if (dictionary instanceof COSStream stream) {
      streams.clean(stream);
    }
  }

  /** Keeps only listed keys, where there is a list for this sort of dictionary. */
  private void narrow(COSDictionary dictionary, String key) {
    String type = name(dictionary, "Type");
    String subtype = name(dictionary, "Subtype");
    if (pages.contains(dictionary)) {
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

  private void array(COSArray array, String key) throws IOException {
    if (array.size() > 1
        && array.getObject(0) instanceof COSName family
        && family.getName().equals("ICCBased")
        && array.getObject(1) instanceof COSStream profile) {
      streams.profile(profile);
    }
    for (int i = array.size() - 1; i >= 0; i--) {
      COSBase value = open(array.get(i));
      if (value != null && isForbidden(value, key)) {
        array.remove(i);
      } else if (value != null) {
        push(value, key);
      }
    }
  }

  /** Values that must not stay under any key. */
  private static boolean isForbidden(COSBase value, String key) {
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

  private void push(COSBase object, String key) {
    waiting.push(new Step(object, key));
  }

  private static @Nullable COSBase open(@Nullable COSBase item) {
    return item instanceof COSObject reference ? reference.getObject() : item;
  }

  private static String name(COSDictionary dictionary, String key) {
    COSBase value = dictionary.getDictionaryObject(key);
    return value instanceof COSName name ? name.getName() : "";
  }

  private static void retain(COSDictionary dictionary, Set<String> keys) {
    for (COSName name : dictionary.keySet().toArray(COSName[]::new)) {
      if (!keys.contains(name.getName())) {
        dictionary.removeItem(name);
      }
    }
  }
}
