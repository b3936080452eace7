package org.ecluse.sanitize.clean;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.ecluse.sanitize.io.Xml;

/**
 * Paragraphs and table rows that a tracked change deleted whole (ECMA-376-1 §17.13.5.12,
 * §17.13.5.15). That stands inside them, so it is read ahead: accepting the change by dropping the
 * words alone would leave an empty line where there was one.
 */
final class DeletedBlocks {

  private static final Set<String> WORDS =
      Set.of("t", "drawing", "pict", "object", "tab", "br", "sym");

  /** An open paragraph or row, by where it starts. */
  private static final class Block {
    private final int start;
    private final boolean row;
    private boolean deleted;
    private boolean words;

    Block(int start, boolean row) {
      this.start = start;
      this.row = row;
    }
  }

  private final Set<Integer> starts = new HashSet<>();

  private DeletedBlocks() {}

  boolean isDeleted(int start) {
    return starts.contains(start);
  }

  static DeletedBlocks in(InputStream part) throws XMLStreamException {
    DeletedBlocks found = new DeletedBlocks();
    XMLStreamReader in = Xml.reader(part);
    Deque<String> names = new ArrayDeque<>();
    Deque<Block> blocks = new ArrayDeque<>();
    int deletions = 0;
    while (in.hasNext()) {
      int event = in.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        String name = in.getLocalName();
        String parent = names.isEmpty() ? "" : names.peek();
        if (name.equals("p") || name.equals("tr")) {
          blocks.push(new Block(in.getLocation().getCharacterOffset(), name.equals("tr")));
        }
        if (isDeletion(name) && !blocks.isEmpty()) {
          Block block = blocks.peek();
          block.deleted |= parent.equals(block.row ? "trPr" : "rPr") && isOfMark(names, block);
        }
        deletions += isDeletion(name) ? 1 : 0;
        if (deletions == 0 && WORDS.contains(name)) {
          blocks.forEach(b -> b.words = true);
        }
        names.push(name);
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        String name = names.pop();
        deletions -= isDeletion(name) ? 1 : 0;
        if (name.equals("p") || name.equals("tr")) {
          found.close(blocks.pop(), names.isEmpty() ? "" : names.peek());
        }
      }
    }
    return found;
  }

  private static boolean isDeletion(String name) {
    return name.equals("del") || name.equals("moveFrom");
  }

  /** Whether the properties that are open are those of the block itself, not of a run in it. */
  private static boolean isOfMark(Deque<String> names, Block block) {
    if (block.row) {
      return true;
    }
    return names.stream().skip(1).findFirst().filter(n -> n.equals("pPr")).isPresent();
  }

  /** A cell must keep a paragraph (§17.4.65), so those stay, empty. */
  private void close(Block block, String parent) {
    boolean needed = !block.row && parent.equals("tc");
    if (block.deleted && !needed && (block.row || !block.words)) {
      starts.add(block.start);
    }
  }
}
