package org.ecluse.vault.folder;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ecluse.core.VaultException;
import org.ecluse.core.VaultException.Kind;
import org.ecluse.vault.ObjectLayout;
import org.ecluse.vault.ObjectStore;

/**
 * Objects as files. A file is written under {@code tmp/}, forced to disk, and only then linked to
 * its name: {@code link(2)} fails when the name exists, where a rename would silently replace.
 * {@code replace} links the old file into {@code trash/} first. Times are set to the start of the
 * UTC day, since a file's time of arrival would tell when a source was online.
 */
public final class FolderStore implements ObjectStore {

  /** Below this much room a probe answers {@link Kind#FULL}, in bytes. */
  static final long ROOM = 64L << 20;

  static final Pattern KEY = Pattern.compile("[a-z]+(/[a-z0-9][a-z0-9.]*){1,2}");

  private final Path root;
  private final Durable durable;

  public FolderStore(Path root) {
    this.root = root;
    this.durable = new Durable(root);
  }

  @Override
  public void put(String key, InputStream bytes) throws IOException, VaultException {
    Source source = new Source(bytes);
    try {
      durable.create(path(key), source);
    } catch (IOException e) {
      if (source.failed()) {
        throw e;
      }
      throw translated(e);
    }
  }

  @Override
  public void create(String key, byte[] bytes) throws VaultException {
    try {
      durable.create(path(key), new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw translated(e);
    }
  }

  @Override
  public void replace(String key, byte[] bytes) throws VaultException {
    Path path = path(key);
    try {
      absentIsAFailure(path);
      Path temporary = durable.write(new ByteArrayInputStream(bytes));
      boolean moved = false;
      try {
        durable.renew(path);
        durable.keep(path, trash(key));
        Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
        moved = true;
      } finally {
        if (!moved) {
          durable.discard(temporary);
        }
      }
      durable.settle(path);
      durable.settle(temporary);
    } catch (IOException e) {
      throw translated(e);
    }
  }

  @Override
  public void delete(String key) throws VaultException {
    Path path = path(key);
    try {
      if (absent(path)) {
        return;
      }
      // The day first: what stands in the trash with the day of its arrival might be destroyed by
      // a sweep before this is done.
      durable.renew(path);
      durable.keep(path, trash(key));
      Files.deleteIfExists(path);
      durable.settle(path);
      if (key.startsWith(ObjectLayout.INBOX)) {
        durable.prune(path);
      }
    } catch (NoSuchFileException gone) {
      return;
    } catch (IOException e) {
      throw translated(e);
    }
  }

  @Override
  public boolean bringBack(String key) throws VaultException {
    Path path = path(key);
    try {
      if (!absent(path)) {
        return true;
      }
      Optional<Path> kept = durable.newest(trash(key));
      if (kept.isPresent()) {
        durable.renew(kept.get());
        durable.link(kept.get(), path);
      }
      return kept.isPresent();
    } catch (FileAlreadyExistsException raced) {
      return true;
    } catch (IOException e) {
      throw translated(e);
    }
  }

  /** What is not there cannot be replaced: a writer who comes too late must not make it anew. */
  private void absentIsAFailure(Path path) throws IOException, VaultException {
    if (absent(path)) {
      throw new NoSuchFileException("nothing to replace");
    }
  }

  @Override
  public Optional<InputStream> get(String key) throws VaultException {
    Path path = path(key);
    try {
      return absent(path)
          ? Optional.empty()
          : Optional.of(Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw translated(e);
    }
  }

  /** No such object: but only if the vault itself is there, or a lost disk would look empty. */
  private boolean absent(Path path) throws VaultException {
    if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    if (!Files.isDirectory(root) || Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new VaultException(Kind.UNREACHABLE);
    }
    return true;
  }

  @Override
  public List<Entry> list(String prefix, Optional<String> after, int limit) throws VaultException {
    if (!Files.isDirectory(root)) {
      throw new VaultException(Kind.UNREACHABLE);
    }
    Path folder = root.resolve(prefix.substring(0, prefix.length() - 1));
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> wanted =
          files
              .filter(f -> !Files.isDirectory(f, LinkOption.NOFOLLOW_LINKS))
              .filter(f -> after.isEmpty() || (prefix + f.getFileName()).compareTo(after.get()) > 0)
              .sorted(Comparator.comparing(f -> f.getFileName().toString()))
              .limit(limit)
              .toList();
      List<Entry> entries = new ArrayList<>(wanted.size());
      for (Path file : wanted) {
        entries.add(new Entry(prefix + file.getFileName(), Durable.day(file).toString()));
      }
      return entries;
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw translated(e);
    }
  }

  @Override
  public void probe() throws VaultException {
    try {
      Path temporary = durable.write(new ByteArrayInputStream(new byte[1]));
      durable.discard(temporary);
      if (Files.getFileStore(root).getUsableSpace() < ROOM) {
        throw new VaultException(Kind.FULL);
      }
    } catch (AccessDeniedException e) {
      throw new VaultException(Kind.FORBIDDEN, e);
    } catch (IOException e) {
      boolean readOnly = String.valueOf(e.getMessage()).contains("Read-only file system");
      throw readOnly ? new VaultException(Kind.FORBIDDEN, e) : translated(e);
    }
  }

  private Path path(String key) {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("not an object name");
    }
    return root.resolve(key);
  }

  private Path trash(String key) {
    return root.resolve("trash").resolve(key);
  }

  static VaultException translated(IOException e) {
    if (e instanceof FileAlreadyExistsException) {
      return new VaultException(Kind.EXISTS, e);
    }
    String message = String.valueOf(e.getMessage());
    boolean full = message.contains("No space left") || message.contains("quota exceeded");
    return new VaultException(full ? Kind.FULL : Kind.UNREACHABLE, e);
  }

  /** Remembers whether the reading side failed, so that the writing side is not blamed. */
  private static final class Source extends java.io.FilterInputStream {
    private boolean failed;

    Source(InputStream in) {
      super(in);
    }

    boolean failed() {
      return failed;
    }

    @Override
    public int read(byte[] into, int start, int length) throws IOException {
      try {
        return super.read(into, start, length);
      } catch (IOException e) {
        failed = true;
        throw e;
      }
    }
  }
}
