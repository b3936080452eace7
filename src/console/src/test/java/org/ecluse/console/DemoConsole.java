package org.ecluse.console;

import java.util.Map;
import org.ecluse.core.CaseId;

/**
 * A console over made-up cases, to look at by hand: prints its link and runs until a line comes.
 */
final class DemoConsole {

  private static final int MORE = 27;

  private DemoConsole() {}

  /** Fills a vault with one case of every standing and some more. */
  static void fill(TestVault vault) throws Exception {
    vault.put("For boris only");
    vault.welcomeAnna();
    for (int i = 0; i < MORE; i++) {
      vault.put("Marché n° " + (i + 1) + " : la ville achète des caméras.", Samples.photo("p.jpg"));
    }
    vault.put(
        """
        Bonjour,

        Je travaille à la direction informatique de la ville. Vous trouverez la convention signée avec \
        le fournisseur, et la photo du boîtier posé avenue Jean-Médecin. La partie confidentielle est \
        à la page 14.

        Merci de ne pas publier la photo telle quelle : on reconnaît le bureau.""",
        Samples.photo("IMG_20260914_081512.jpg"),
        Samples.report("Convention Safe City v3 FINAL (signée).pdf"),
        Samples.document("compte rendu réunion préfecture.docx"),
        Samples.plainImage("capture.png"),
        Samples.text("export_capteurs.csv", "a;b;c\n"),
        Samples.sealed("pour-vous.gpg"),
        Samples.refused("annexe protégée.pdf"));
    vault.put("");
    vault.put(
        "<script>alert(1)</script>\n\u202Egpj.exe\u202C <img src=x onerror=alert(1)>\nمرحبا بكم",
        Samples.text("facture\u202Efdp.exe", "MZ"),
        Samples.text("<script>alert(1)</script>.html", "<script>alert(1)</script>"),
        Samples.plainImage("x".repeat(1000) + ".png"));
    CaseId body = vault.put("Un bit de travers", Samples.photo("a.jpg"));
    vault.flipABit("inbox/" + body + "/1.body");
    CaseId manifest = vault.put("Un autre", Samples.photo("a.jpg"));
    vault.flipABit("inbox/" + manifest + "/0.body");
    vault.putByStranger("D’un inconnu");
  }

  public static void main(String[] args) throws Exception {
    try (TestVault vault = TestVault.make()) {
      fill(vault);
      try (StartedConsole console =
          StartedConsole.over(vault, Map.of("ECLUSE_CONSOLE_HEADLESS", "false"))) {
        System.out.println(vault.home());
        System.out.println(console.link());
        System.in.read();
      }
    }
  }
}
