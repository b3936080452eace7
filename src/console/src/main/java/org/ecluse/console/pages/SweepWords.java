package org.ecluse.console.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * The words of the page about broken submissions, in {@code messages/sweep_en.properties} and
 * {@code sweep_fr.properties}. A bundle of its own: one more message in the large one, and the code
 * that the framework makes of it no longer loads.
 */
@MessageBundle(value = "sweep", locale = "en")
public interface SweepWords {

  @Message
  String title();

  @Message
  String why(int days);

  @Message
  String then(int days);

  @Message
  String daily();

  @Message
  String off();

  @Message
  String nothing();

  @Message
  String orphans();

  @Message
  String parts();

  @Message
  String unfinished();

  @Message
  String ended();

  @Message
  String torn();

  @Message
  String now();

  @Message
  String last();

  @Message
  String failed();

  @Message
  String forAdmin();

  @Message
  String forAdminAdvice();
}
