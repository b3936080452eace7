package org.ecluse.sanitize.clean;

import java.io.IOException;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.io.Archives;
import org.ecluse.sanitize.io.Sink;

/**
 * Archives that are written as a zip: zips themselves, and those whose writers cannot be had or
 * would put times and owners back. Every member is cleaned; dates, owners, comments and extra
 * fields are gone.
 */
public class ZipCleaner implements Cleaner {

  /** How an archive is opened. */
  public interface Opening {
    void each(Content archive, Archives.Visitor visitor) throws IOException;
  }

  private final MediaKind kind;
  private final Opening opening;
  private final Inner inner;

  public ZipCleaner(MediaKind kind, Opening opening, Inner inner) {
    this.kind = kind;
    this.opening = opening;
    this.inner = inner;
  }

  @Override
  public MediaKind kind() {
    return kind;
  }

  @Override
  public MediaKind output() {
    return MediaKind.ZIP;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    PackageWriter out = new PackageWriter(sink);
    opening.each(source, new MemberCleaning(inner, notes, new Packing(out)));
    out.finish();
  }

  private record Packing(PackageWriter out) implements MemberCleaning.Target {

    @Override
    public void file(String name, byte[] bytes) throws IOException {
      out.entry(name, bytes);
    }

    @Override
    public void folder(String name) throws IOException {
      out.stored(name, new byte[0]);
    }
  }
}
