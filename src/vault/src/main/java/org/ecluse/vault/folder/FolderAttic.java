package org.ecluse.vault.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ecluse.core.VaultException;
import org.ecluse.core.VaultException.Kind;
import org.ecluse.vault.Attic;
import org.ecluse.vault.ObjectLayout;

/** {@code trash/} and {@code tmp/} of a vault folder. Nothing here follows a link. */
public final class FolderAttic implements Attic {

  /** What the trash adds to a name. */
  private static final Pattern NUMBERED = Pattern.compile("(.+)\\.([0-9]{1,9})");

  private static final int DEEPEST = 3;

  private final Path root;
  private final Durable durable;

  public FolderAttic(Path root) {
    this.root = root;
    this.durable = new Durable(root);
  }

  /** One file of the trash. */
  private record Old(int number, Path file) {}

  @Override
  public LocalDate today() throws VaultException {
    return trying(durable::today);
  }

  @Override
  public List<String> folders(String prefix) throws VaultException {
    return trying(
        () ->
            children(root.resolve(prefix)).stream()
                .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                .map(path -> prefix + path.getFileName() + "/")
                .toList());
  }

  @Override
  public List<Hidden> hidden(String prefix) throws VaultException {
    return trying(
        () -> {
          List<Hidden> hidden = new ArrayList<>();
          for (Map.Entry<String, Old> entry : newest(prefix).entrySet()) {
            if (!Files.exists(root.resolve(entry.getKey()), LinkOption.NOFOLLOW_LINKS)) {
              day(entry.getValue().file())
                  .ifPresent(d -> hidden.add(new Hidden(entry.getKey(), d)));
            }
          }
          return List.copyOf(hidden);
        });
  }

  /** The last of what the trash has for each name that begins so. */
  private Map<String, Old> newest(String prefix) throws IOException {
    Map<String, Old> newest = new TreeMap<>();
    Path trash = root.resolve("trash");
    for (Path file : files(trash.resolve(prefix.substring(0, prefix.lastIndexOf('/') + 1)))) {
      Matcher name = NUMBERED.matcher(trash.relativize(file).toString());
      if (name.matches()
          && name.group(1).startsWith(prefix)
          && FolderStore.KEY.matcher(name.group(1)).matches()) {
        Old old = new Old(Integer.parseInt(name.group(2)), file);
        newest.merge(name.group(1), old, (a, b) -> a.number() > b.number() ? a : b);
      }
    }
    return newest;
  }

  @Override
  public boolean keeps(String key) {
    return true;
  }

  @Override
  public Optional<byte[]> peek(String key, int most) throws VaultException {
    Optional<Old> old = trying(() -> Optional.ofNullable(newest(key).get(key)));
    if (old.isEmpty()) {
      return Optional.empty();
    }
    byte[] bytes =
        trying(
            () -> {
              try (InputStream in =
                  Files.newInputStream(old.get().file(), LinkOption.NOFOLLOW_LINKS)) {
                return in.readNBytes(most + 1);
              }
            });
    if (bytes.length > most) {
      throw new VaultException(Kind.TOO_LARGE);
    }
    return Optional.of(bytes);
  }

  /** Files under {@code tmp/}, and folders of cases that never got their first part. */
  @Override
  public List<Remnant> unfinished() throws VaultException {
    return trying(
        () -> {
          List<Path> left = new ArrayList<>(files(root.resolve("tmp")));
          for (Path folder : children(root.resolve(ObjectLayout.INBOX))) {
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && children(folder).isEmpty()) {
              left.add(folder);
            }
          }
          return remnants(left);
        });
  }

  @Override
  public List<Remnant> kept() throws VaultException {
    return trying(() -> remnants(files(root.resolve("trash"))));
  }

  private List<Remnant> remnants(List<Path> paths) throws IOException {
    List<Remnant> remnants = new ArrayList<>();
    for (Path path : paths) {
      day(path).ifPresent(d -> remnants.add(new Remnant(root.relativize(path).toString(), "", d)));
    }
    return List.copyOf(remnants);
  }

  /** Nothing for what somebody else removed since it was seen. */
  private static Optional<LocalDate> day(Path path) throws IOException {
    try {
      return Optional.of(Durable.day(path));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
  }

  @Override
  public void destroy(Remnant remnant) throws VaultException {
    Path path = root.resolve(remnant.name());
    trying(
        () -> {
          // Somebody may have hidden it anew, or brought it back, since it was listed.
          if (day(path).filter(remnant.day()::equals).isPresent() && deleted(path)) {
            durable.settle(path);
            if (remnant.name().startsWith("trash/" + ObjectLayout.INBOX)) {
              durable.prune(path);
            }
          }
          return path;
        });
  }

  private static boolean deleted(Path path) throws IOException {
    try {
      return Files.deleteIfExists(path);
    } catch (DirectoryNotEmptyException inUse) {
      return false;
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted(Comparator.comparing(Path::getFileName)).toList();
    } catch (NoSuchFileException none) {
      return List.of();
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    collect(folder, DEEPEST, files);
    return files;
  }

  /** By hand, since others may remove what a stream over the whole tree is about to enter. */
  private static void collect(Path folder, int deep, List<Path> files) throws IOException {
    for (Path child : children(folder)) {
      if (Files.isRegularFile(child, LinkOption.NOFOLLOW_LINKS)) {
        files.add(child);
      } else if (deep > 1 && Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
        collect(child, deep - 1, files);
      }
    }
  }

  private interface Act<T> {
    T run() throws IOException;
  }

  private <T> T trying(Act<T> act) throws VaultException {
    if (!Files.isDirectory(root)) {
      throw new VaultException(Kind.UNREACHABLE);
    }
    try {
      return act.run();
    } catch (IOException e) {
      throw FolderStore.translated(e);
    }
  }
}
