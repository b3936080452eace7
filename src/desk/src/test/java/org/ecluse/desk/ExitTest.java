package org.ecluse.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.stream.Stream;
import org.ecluse.core.Settings;
import org.ecluse.core.VaultException;
import org.ecluse.seal.DamagedException;
import org.ecluse.seal.NotTrustedException;
import org.ecluse.seal.PolicyException;
import org.ecluse.unseal.CannotOpenException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ExitTest {

  private record Row(Throwable failure, int code) {}

  @TestFactory
  Stream<DynamicTest> everyFailureEndsWithTheCodeOfTheContract() {
    return Stream.of(
            new Row(new Exit.Usage("x"), 2),
            new Row(new Settings.BadSetting("vault", "x"), 2),
            new Row(new CannotOpenException(CannotOpenException.Reason.NO_MATCHING_KEY), 3),
            new Row(new DamagedException(DamagedException.Reason.BODY), 4),
            new Row(new NotTrustedException(NotTrustedException.Reason.FOREIGN), 5),
            new Row(new VaultException(VaultException.Kind.FULL), 6),
            new Row(new PolicyException(PolicyException.Reason.EXPIRED), 8),
            new Row(new IllegalStateException("x"), 9))
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.failure().getClass().getSimpleName(),
                    () -> assertThat(Exit.of(row.failure()).code()).isEqualTo(row.code())));
  }

  @Test
  void whatTheStorageForbidsIsRefusedAndWhatItCannotDoIsUnreachable() {
    for (VaultException.Kind kind : VaultException.Kind.values()) {
      Throwable thrown =
          catchThrowable(
              () ->
                  Refused.orElse(
                      () -> {
                        throw new VaultException(kind);
                      },
                      "ask an admin"));
      int code = kind == VaultException.Kind.FORBIDDEN ? 8 : 6;
      assertThat(Exit.of(thrown).code()).as("%s", kind).isEqualTo(code);
    }
  }

  @Test
  void anUnexpectedFailureDoesNotQuoteItsMessage() {
    assertThat(Exit.words(new IllegalStateException("what a document said")))
        .isEqualTo("unexpected: IllegalStateException");
  }

  @Test
  void aCommandThatIsNotThereIsAUsageError() {
    for (List<String> words :
        List.of(
            List.of("nonsense"),
            List.of("keys", "nonsense"),
            List.of("cases", "open"),
            List.of("cases", "delete", "--yes", "no-case"),
            List.of("cases", "bring-back", "../x"))) {
      assertThat(Desk.run(words.toArray(String[]::new))).as("%s", words).isEqualTo(2);
    }
  }
}
