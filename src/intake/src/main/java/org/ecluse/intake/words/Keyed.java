package org.ecluse.intake.words;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The page about the keys. */
@MessageBundle("keyed")
public interface Keyed {

  @Message
  String title();

  @Message
  String lead();

  @Message
  String text();

  @Message
  String epoch();

  @Message
  String until();

  @Message
  String digest();

  @Message
  String list();

  @Message
  String fingerprint();

  @Message
  String files();

  @Message
  String certificates();

  @Message
  String signed();
}
