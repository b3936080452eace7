package org.ecluse.unseal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.ecluse.seal.Certificate;

/** Keys as real people make them, with gpg, good and bad. */
final class GpgKeys {

  private GpgKeys() {}

  static Certificate make(Path home, String name, String algorithm, String... options)
      throws Exception {
    String[] generate = Arrays.copyOf(options, options.length + 4);
    generate[options.length] = "--quick-generate-key";
    generate[options.length + 1] = name;
    generate[options.length + 2] = algorithm;
    generate[options.length + 3] = "default";
    Tool.Result made = Tool.gpg(home, new byte[0], generate);
    assertThat(made.code()).as(made.errors()).isZero();
    String list =
        new String(
            Tool.gpg(home, new byte[0], "--with-colons", "--list-keys", "=" + name).out(),
            StandardCharsets.UTF_8);
    String fingerprint =
        list.lines().filter(l -> l.startsWith("fpr:")).findFirst().orElseThrow().split(":", -1)[9];
    if (!algorithm.equals("future-default")) {
      String subkey =
          algorithm.startsWith("rsa")
              ? algorithm
              : algorithm.equals("dsa3072") ? "elg3072" : algorithm;
      String[] add = Arrays.copyOf(options, options.length + 4);
      add[options.length] = "--quick-add-key";
      add[options.length + 1] = fingerprint;
      add[options.length + 2] = subkey;
      add[options.length + 3] = "encr";
      Tool.Result added = Tool.gpg(home, new byte[0], add);
      assertThat(added.code()).as(added.errors()).isZero();
    }
    return exported(home, fingerprint);
  }

  static Certificate exported(Path home, String fingerprint) throws Exception {
    return Certificate.from(Tool.gpg(home, new byte[0], "--export", fingerprint).out());
  }
}
