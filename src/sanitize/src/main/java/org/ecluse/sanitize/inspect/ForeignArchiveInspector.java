package org.ecluse.sanitize.inspect;

import java.io.IOException;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Archives;

/** Looks at 7Z and RAR, which are only ever read: what is written in their place is a zip. */
public final class ForeignArchiveInspector implements Inspector {

  private final MediaKind kind;
  private final MemberLook look;

  public ForeignArchiveInspector(MediaKind kind, Within within) {
    this.kind = kind;
    this.look = new MemberLook(within);
  }

  @Override
  public MediaKind kind() {
    return kind;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    findings.count(TraceGroup.TIME, "times of members");
    each(content, look.counting(findings));
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    if (hits.isNeeded()) {
      each(content, look.searching(hits));
    }
  }

  private void each(Content content, Archives.Visitor visitor) throws IOException {
    if (kind == MediaKind.RAR) {
      Archives.rar(content, visitor);
    } else {
      Archives.sevenZip(content, visitor);
    }
  }
}
