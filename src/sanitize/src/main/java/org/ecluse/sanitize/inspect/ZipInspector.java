package org.ecluse.sanitize.inspect;

import java.io.IOException;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.io.Archives;
import org.ecluse.sanitize.io.ZipDirectory;

/** Looks at a zip, its form and its members. */
public final class ZipInspector implements Inspector {

  private final MemberLook look;

  public ZipInspector(Within within) {
    this.look = new MemberLook(within);
  }

  @Override
  public MediaKind kind() {
    return MediaKind.ZIP;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    ZipForm.count(content, new ZipDirectory(content), findings);
    Archives.zip(content, look.counting(findings));
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    if (hits.isNeeded()) {
      Archives.zip(content, look.searching(hits));
    }
  }
}
