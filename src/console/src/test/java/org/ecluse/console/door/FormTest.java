package org.ecluse.console.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.ecluse.core.Secret;
import org.junit.jupiter.api.Test;

final class FormTest {

  private final Session session = new Session();

  private InputStream body(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  private String token() {
    return "token=" + session.formToken();
  }

  @Test
  void decodesAPassphraseByteForByte() throws Exception {
    try (Form form =
        Form.read(body(token() + "&passphrase=a+b%2B%C3%A9%26%3D%25%00&x="), session)) {
      assertThat(new String(form.field("passphrase").bytes(), StandardCharsets.UTF_8))
          .isEqualTo("a b+é&=%\0");
      assertThat(form.has("x")).isFalse();
      assertThat(form.has("absent")).isFalse();
    }
  }

  @Test
  void wipesItsFieldsWhenItIsClosed() throws Exception {
    Form form = Form.read(body(token() + "&passphrase=secret"), session);
    Secret passphrase = form.field("passphrase");
    form.close();
    assertThat(passphrase.bytes()).containsOnly(0);
  }

  @Test
  void refusesAFormThatThisSessionWasNotGiven() {
    assertRefused("passphrase=x");
    assertRefused("token=&passphrase=x");
    assertRefused("token=" + new Session().formToken());
    assertRefused(token() + "x");
  }

  @Test
  void refusesAFieldTwiceAndBrokenEscapes() {
    assertRefused(token() + "&" + token());
    assertRefused(token() + "&passphrase=%4");
    assertRefused(token() + "&passphrase=%zz");
  }

  @Test
  void refusesMoreThanAnyFormHolds() {
    assertRefused(token() + "&passphrase=" + "x".repeat(Form.LARGEST));
  }

  private void assertRefused(String text) {
    assertThatThrownBy(() -> Form.read(body(text), session)).isInstanceOf(Form.NotOurs.class);
  }
}
