package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.io.InputStream;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;

/** Looks at a TAR, plain or packed, block by block. */
public final class TarInspector implements Inspector {

  private final MediaKind kind;
  private final MemberLook look;

  public TarInspector(MediaKind kind, Within within) {
    this.kind = kind;
    this.look = new MemberLook(within);
  }

  @Override
  public MediaKind kind() {
    return kind;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    PackedForm.count(kind, content, findings);
    try (InputStream in = PackedForm.unpack(kind, content)) {
      new TarWalk(in, findings).each(look.counting(findings));
    }
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    if (!hits.isNeeded()) {
      return;
    }
    if (kind == MediaKind.TAR) {
      hits.bytes(content);
    }
    try (InputStream in = PackedForm.unpack(kind, content)) {
      new TarWalk(in, new Findings()).each(look.searching(hits));
    }
  }
}
