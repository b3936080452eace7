package org.ecluse.testkit.watch;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The folders below the roots: walked through again and again, and each of them asked to tell of
 * changes at once (inotify(7)), for files that live shorter than a walk takes.
 */
final class Folders implements AutoCloseable {

  private static final Set<Path> NO_FILES = Set.of(Path.of("/proc"), Path.of("/sys"));

  private final Ledger ledger;
  private final Set<Path> roots;
  private final Set<Path> except;
  private final Set<Path> registered = ConcurrentHashMap.newKeySet();
  private final WatchService events;

  Folders(Ledger ledger, Set<Path> roots, Set<Path> except) throws IOException {
    this.ledger = ledger;
    this.roots = roots;
    this.except = except;
    // A root that is not there yet is found by the walks.
    this.events = Path.of("/").getFileSystem().newWatchService();
  }

  void walk(boolean inAnyCase) {
    for (Path root : roots) {
      walk(root, inAnyCase);
    }
  }

  private void walk(Path from, boolean inAnyCase) {
    try {
      Files.walkFileTree(from, new Walk(inAnyCase));
    } catch (IOException unreadable) {
      if (Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
        ledger.blindSpot(from.toString());
      }
    }
  }

  /** Reads what has just been made or changed; gives up waiting at once when nothing was. */
  void drain() {
    for (WatchKey key = poll(); key != null; key = poll()) {
      if (key.watchable() instanceof Path folder) {
        for (WatchEvent<?> event : key.pollEvents()) {
          // Without a name: events were lost, which the walks make good.
          if (event.context() instanceof Path name) {
            changed(folder.resolve(name));
          }
        }
      }
      if (!key.reset() && key.watchable() instanceof Path gone) {
        registered.remove(gone);
      }
    }
  }

  private @Nullable WatchKey poll() {
    try {
      return events.poll();
    } catch (ClosedWatchServiceException ended) {
      return null;
    }
  }

  private void changed(Path path) {
    if (except.contains(path)) {
      return;
    }
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      walk(path, true);
    } else {
      ledger.look(path, true);
    }
  }

  private void register(Path folder) {
    if (registered.add(folder)) {
      try {
        folder.register(events, ENTRY_CREATE, ENTRY_MODIFY);
      } catch (IOException | ClosedWatchServiceException full) {
        // Gone already, or the kernel has no watches left: the walks still come by.
        registered.remove(folder);
      }
    }
  }

  @Override
  public void close() throws IOException {
    events.close();
  }

  private final class Walk extends SimpleFileVisitor<Path> {

    private final boolean inAnyCase;

    Walk(boolean inAnyCase) {
      this.inAnyCase = inAnyCase;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (except.contains(folder) || NO_FILES.contains(folder)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      register(folder);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && !except.contains(file)) {
        ledger.look(file, inAnyCase);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        ledger.blindSpot(file.toString());
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException unfinished) {
      return FileVisitResult.CONTINUE;
    }
  }
}
