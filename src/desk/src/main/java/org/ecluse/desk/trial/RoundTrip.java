package org.ecluse.desk.trial;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ecluse.core.CaseId;
import org.ecluse.core.Manifest;
import org.ecluse.core.Report;
import org.ecluse.core.VaultException;
import org.ecluse.core.Verdict;
import org.ecluse.desk.FileReport;
import org.ecluse.seal.DamagedException;
import org.ecluse.unseal.CannotOpenException;
import org.ecluse.unseal.OpenedCase;

/** What a round trip showed: the contents of {@code report.json}. */
final class RoundTrip {

  private final List<Map<String, Object>> checks = new ArrayList<>();
  private final List<Map<String, Object>> files = new ArrayList<>();
  private final List<String> digests = new ArrayList<>();
  private String caseText = "";

  void caseId(CaseId caseId) {
    caseText = caseId.text();
  }

  void check(String name, boolean ok, String detail) {
    Map<String, Object> check = new LinkedHashMap<>();
    check.put("name", name);
    check.put("ok", ok);
    check.put("detail", detail);
    checks.add(check);
  }

  boolean holds() {
    return !checks.isEmpty() && checks.stream().allMatch(c -> Boolean.TRUE.equals(c.get("ok")));
  }

  /** Compares each file with its line on the receipt, and notes what was removed. */
  void files(Manifest manifest, List<Path> written, SourceVisit.Receipt receipt)
      throws IOException {
    Iterator<Path> next = written.iterator();
    int line = 0;
    for (Manifest.FileEntry entry : manifest.files()) {
      Report report = entry.report();
      boolean taken = entry.part().isPresent();
      Map<String, Object> file = FileReport.of(entry.declaredName(), report);
      if (taken) {
        Path path = next.next();
        String digest = HexFormat.of().formatHex(sha256().digest(Files.readAllBytes(path)));
        digests.add(digest);
        file.put("out", path.toString());
        file.put("sha256", digest);
      }
      files.add(file);
      check(
          "file " + (line + 1) + " is clean",
          report.verdict() == Verdict.CLEAN,
          report.verdict() + " " + report.reason());
      check(
          "file " + (line + 1) + " is what the receipt says",
          line < receipt.files().size()
              && receipt.files().get(line).verdict().equals(report.verdict().name())
              && receipt.files().get(line).kind().equals(report.kind().mediaType()),
          "");
      line++;
    }
  }

  /** Whether another reviewer gets the very same files. */
  boolean same(OpenedCase opened)
      throws IOException, VaultException, DamagedException, CannotOpenException {
    List<String> theirs = new ArrayList<>();
    for (Manifest.FileEntry entry : opened.manifest().files()) {
      if (entry.part().isPresent()) {
        MessageDigest digest = sha256();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
          opened.write(entry, out);
        }
        theirs.add(HexFormat.of().formatHex(digest.digest()));
      }
    }
    return theirs.equals(digests);
  }

  Map<String, Object> object() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("ok", holds());
    object.put("case", caseText);
    object.put("checks", checks);
    object.put("files", files);
    return object;
  }

  void print() {
    for (Map<String, Object> check : checks) {
      boolean ok = Boolean.TRUE.equals(check.get("ok"));
      System.err.println(
          (ok ? "  ok    " : "  FAIL  ") + check.get("name") + "  " + check.get("detail"));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
