package org.ecluse.desk.clean;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.ecluse.core.Limits;
import org.ecluse.core.Settings;
import org.ecluse.core.Verdict;
import org.ecluse.desk.Exit;
import org.ecluse.desk.Exit.Usage;
import org.ecluse.desk.JsonOut;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Cleans files of this computer into a folder. */
@Command(
    name = "clean",
    description = "Take the metadata out of files. Clean means metadata, not safe to open.",
    mixinStandardHelpOptions = true)
public final class CleanCommand implements Callable<Integer> {

  @Parameters(arity = "1..*", paramLabel = "FILE")
  private List<Path> files = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "cleaned",
      description = "Where the cleaned files go, under their names; ./cleaned if not given.")
  private Path out = Path.of("cleaned");

  @Option(names = "--json", description = "One JSON object on standard output.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    check();
    Settings settings = Settings.load();
    Files.createDirectories(out);
    List<Washed> washed = new ArrayList<>();
    try (LocalLaundry laundry = LocalLaundry.open(settings, Limits.from(settings))) {
      for (Path file : files) {
        Washed result = laundry.wash(file, out);
        washed.add(result);
        if (!json) {
          System.out.println(result.line());
        }
      }
    }
    boolean allClean = washed.stream().allMatch(w -> w.report().verdict() == Verdict.CLEAN);
    if (json) {
      JsonOut.print(object(washed, allClean));
    } else {
      System.err.println("Clean means metadata, not safe to open.");
    }
    return allClean ? Exit.DONE.code() : Exit.NOT_ALL_CLEAN.code();
  }

  /** Everything that can be known to go wrong is said before anything is written. */
  private void check() throws Usage, IOException {
    Set<Path> names = new HashSet<>();
    for (Path file : files) {
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        throw new Usage("not a file that can be read: " + Washed.shown(file));
      }
      if (!names.add(file.getFileName())) {
        throw new Usage("two files are called " + Washed.shown(file.getFileName()));
      }
      if (Files.exists(out.resolve(file.getFileName()))) {
        throw new Usage(
            Washed.shown(out.resolve(file.getFileName())) + " exists; choose another --out");
      }
    }
  }

  private static Map<String, Object> object(List<Washed> washed, boolean allClean) {
    List<Map<String, Object>> checks = new ArrayList<>();
    for (int i = 0; i < washed.size(); i++) {
      checks.add(washed.get(i).check(i + 1));
    }
    return Map.of(
        "ok",
        allClean,
        "case",
        "",
        "checks",
        checks,
        "files",
        washed.stream().map(Washed::object).toList());
  }
}
