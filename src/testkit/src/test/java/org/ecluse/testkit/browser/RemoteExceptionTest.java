package org.ecluse.testkit.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RemoteExceptionTest {

  @Test
  void anElementOfAReplacedDocumentIsAbsentInWhateverWordsABrowserSaysIt() {
    assertThat(new RemoteException("stale element reference", "").absent()).isTrue();
    assertThat(
            new RemoteException(
                    "unknown error",
                    "GET /session/element/text unknown error: unhandled inspector error:"
                        + " {\"code\":-32000,\"message\":\"Node with given id does not belong to"
                        + " the document\"}")
                .absent())
        .isTrue();
  }

  @Test
  void anyOtherFailureIsAFailure() {
    assertThat(new RemoteException("unknown error", "the tab crashed").absent()).isFalse();
    assertThat(new RemoteException("invalid selector", "#").absent()).isFalse();
  }
}
