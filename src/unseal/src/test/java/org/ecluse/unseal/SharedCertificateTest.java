package org.ecluse.unseal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ecluse.core.Secret;
import org.ecluse.seal.Certificate;
import org.ecluse.seal.Policy;
import org.junit.jupiter.api.Test;

/** One keyring serves all submissions at once. */
final class SharedCertificateTest {

  @Test
  void isFoundGoodByManyAtOnce() throws Exception {
    Instant now = Instant.now();
    Certificate certificate;
    try (Secret passphrase = Secret.of("x y z".toCharArray())) {
      KeyMaker.Made made = KeyMaker.reviewer("lucie", KeyMaker.Kind.CURVE_25519, passphrase, now);
      made.secretKey().close();
      certificate = made.certificate();
    }
    Callable<LocalDate> often =
        () -> {
          LocalDate until = Policy.checkRecipient(certificate, now);
          for (int i = 0; i < 200; i++) {
            assertThat(Policy.checkRecipient(certificate, now)).isEqualTo(until);
          }
          return until;
        };
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<LocalDate>> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        all.add(threads.submit(often));
      }
      for (Future<LocalDate> one : all) {
        assertThat(one.get()).isAfter(LocalDate.EPOCH);
      }
    }
  }
}
