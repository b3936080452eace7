package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
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
    PdfNames.neutral(seen);
  }

  private void catalog(COSDictionary catalog) {
    PdfRoles.retain(catalog, PdfKeys.CATALOG);
    if (catalog.getDictionaryObject("Names") instanceof COSDictionary names) {
      PdfRoles.retain(names, Set.of("Dests"));
    }
    if (catalog.getDictionaryObject("OpenAction") instanceof COSDictionary action
        && !"GoTo".equals(action.getNameAsString("S"))) {
      catalog.removeItem(COSName.OPEN_ACTION);
    }
    if (catalog.getDictionaryObject("MarkInfo") instanceof COSDictionary mark) {
      PdfRoles.retain(mark, Set.of("Marked"));
    }
    if (catalog.getDictionaryObject("AcroForm") instanceof COSDictionary form) {
      PdfRoles.retain(form, PdfKeys.FORM);
    }
  }

  private void page(COSDictionary page) {
    pages.add(page);
    PdfRoles.retain(page, PdfKeys.PAGE);
    COSBase annotations = page.getDictionaryObject("Annots");
    if (annotations instanceof COSArray array) {
      for (int i = array.size() - 1; i >= 0; i--) {
        if (!(array.getObject(i) instanceof COSDictionary annotation)
            || !PdfKeys.ANNOTATIONS.contains(PdfRoles.name(annotation, "Subtype"))) {
          array.remove(i);
        }
      }
    } else {
      page.removeItem(COSName.ANNOTS);
    }
  }

  private void dictionary(COSDictionary dictionary, String key) throws IOException {
    boolean map = isMap(dictionary, key);
    if (!map) {
      PdfRoles.narrow(dictionary, key, pages.contains(dictionary));
    }
    for (COSName name : dictionary.keySet().toArray(COSName[]::new)) {
      COSBase value = open(dictionary.getItem(name));
      boolean forbidden = !map && !rules.keepsEverywhere(name.getName());
      boolean loose = map && value instanceof COSString;
      if (value == null || forbidden || loose || PdfRoles.isForbidden(value, name.getName())) {
        dictionary.removeItem(name);
      } else {
        push(value, name.getName());
      }
    }
    if (dictionary instanceof COSStream stream) {
      streams.clean(stream);
    }
  }

  /**
   * A dictionary from chosen names to objects; the default view of layers has its key in common.
   */
  private static boolean isMap(COSDictionary dictionary, String key) {
    return PdfKeys.MAPS.contains(key)
        && !(dictionary instanceof COSStream)
        && !dictionary.containsKey("Order")
        && !dictionary.containsKey("BaseState")
        && !dictionary.containsKey("ON");
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
      if (value != null && PdfRoles.isForbidden(value, key)) {
        array.remove(i);
      } else if (value != null) {
        push(value, key);
      }
    }
  }

  private void push(COSBase object, String key) {
    waiting.push(new Step(object, key));
  }

  private static @Nullable COSBase open(@Nullable COSBase item) {
    return item instanceof COSObject reference ? reference.getObject() : item;
  }
}
