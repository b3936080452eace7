package org.ecluse.intake.web;

import java.time.Clock;
import java.util.Optional;
import org.ecluse.core.Refusal;
import org.ecluse.core.VaultException;
import org.ecluse.intake.gate.Gate;
import org.ecluse.intake.progress.ProgressBoard;
import org.ecluse.intake.submit.FormToken;
import org.ecluse.seal.Keyring;

/** Answers those who only look. */
final class Reading {

  private final Pages pages;
  private final String style;
  private final FormToken token;
  private final ProgressBoard board;
  private final Gate gate;
  private final KeyringPage keyrings;
  private final Clock clock;

  Reading(
      Pages pages,
      String style,
      FormToken token,
      ProgressBoard board,
      Gate gate,
      KeyringPage keyrings,
      Clock clock) {
    this.pages = pages;
    this.style = style;
    this.token = token;
    this.board = board;
    this.gate = gate;
    this.keyrings = keyrings;
    this.clock = clock;
  }

  /**
   * @param language for an address that has none
   */
  Answer answer(Address address, Language language) {
    return switch (address) {
      case Address.Root root -> Answer.seeOther("/" + language.tag() + "/");
      case Address.Plain plain -> plain(plain, language);
      case Address.Leaf leaf -> leaf(leaf);
      case Address.OfForm form -> ofForm(form);
    };
  }

  private Answer plain(Address.Plain plain, Language language) {
    if (plain == Address.Plain.STYLE) {
      return Answer.text("text/css", style);
    }
    Optional<Keyring> keyring = gate.state().keyring();
    if (keyring.isEmpty()) {
      return pages.refusal(language, "", Refusal.GATE_CLOSED);
    }
    try {
      return plain == Address.Plain.CERTIFICATES
          ? Answer.text(
              "application/pgp-keys", keyrings.certificates(keyring.get(), clock.instant()))
          : Answer.text("application/json", keyrings.json(keyring.get()));
    } catch (VaultException e) {
      return pages.refusal(language, "", Refusal.GATE_CLOSED);
    }
  }

  private Answer leaf(Address.Leaf leaf) {
    Language language = leaf.language();
    Optional<Keyring> keyring = gate.state().keyring();
    return switch (leaf.page()) {
      case LANDING -> pages.landing(language);
      case RETURN -> pages.giveBack(language);
      case GUIDE -> pages.guide(language);
      case SEND -> gate.state().open() ? pages.send(language) : closed(leaf);
      case KEYS -> keyring.isPresent() ? pages.keys(language, keyring.get(), clock) : closed(leaf);
    };
  }

  private Answer closed(Address.Leaf leaf) {
    return pages.refusal(leaf.language(), leaf.page().path(), gate.state().refusal());
  }

  private Answer ofForm(Address.OfForm at) {
    if (at.page() == Address.FormPage.PROGRESS) {
      return pages.progress(at.language(), at.form(), board.look(at.form()));
    }
    return gate.state().open()
        ? pages.form(at.language(), at.form(), token.issue(at.form()))
        : pages.framedRefusal(at.language(), gate.state().refusal());
  }
}
