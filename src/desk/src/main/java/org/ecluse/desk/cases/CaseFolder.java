package org.ecluse.desk.cases;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.ecluse.core.CaseId;
import org.ecluse.core.Manifest;
import org.ecluse.core.SafeName;
import org.ecluse.core.VaultException;
import org.ecluse.desk.Exit.Usage;
import org.ecluse.seal.DamagedException;
import org.ecluse.seal.ManifestJson;
import org.ecluse.unseal.CannotOpenException;
import org.ecluse.unseal.OpenedCase;

/**
 * An opened case as a folder, because a reviewer asked for one: {@code manifest.json}, {@code
 * message.txt}, {@code files/001-…}. It is filled under another name beside its place and renamed
 * when the last byte's integrity held, so that what stands there is whole and true, or absent.
 */
public final class CaseFolder {

  private final Path place;

  private CaseFolder(Path place) {
    this.place = place;
  }

  /**
   * Checks that the folder can be made.
   *
   * @throws Usage if something is there that would be lost
   */
  public static CaseFolder claim(Path place) throws Usage, IOException {
    Path absolute = place.toAbsolutePath().normalize();
    if (Files.exists(absolute)) {
      if (!Files.isDirectory(absolute) || !isEmpty(absolute)) {
        throw new Usage("the folder must be new or empty: " + place);
      }
    }
    return new CaseFolder(absolute);
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  /** Writes everything; returns the files in the order of the manifest, absent ones left out. */
  public List<Path> fill(OpenedCase opened)
      throws IOException, VaultException, DamagedException, CannotOpenException {
    Path unfinished =
        place.resolveSibling("." + place.getFileName() + ".opening-" + CaseId.random());
    try {
      List<Path> written = write(opened, unfinished);
      Files.deleteIfExists(place);
      Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
      return written.stream().map(file -> place.resolve(unfinished.relativize(file))).toList();
    } finally {
      remove(unfinished);
    }
  }

  private static List<Path> write(OpenedCase opened, Path folder)
      throws IOException, VaultException, DamagedException, CannotOpenException {
    Path files = folder.resolve("files");
    Files.createDirectories(
        files, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Manifest manifest = opened.manifest();
    Files.write(folder.resolve("manifest.json"), ManifestJson.write(manifest));
    Files.writeString(folder.resolve("message.txt"), manifest.message(), StandardCharsets.UTF_8);
    List<Path> written = new ArrayList<>();
    int number = 0;
    for (Manifest.FileEntry entry : manifest.files()) {
      number++;
      if (entry.part().isPresent()) {
        Path file = files.resolve(SafeName.of(number, entry.declaredName(), entry.report().kind()));
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
          opened.write(entry, out);
        }
        written.add(file);
      }
    }
    return written;
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
