package org.ecluse.intake.words;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The guide. */
@MessageBundle("advice")
public interface Advice {

  @Message
  String title();

  @Message
  String lead();

  @Message
  String place();

  @Message
  String place1();

  @Message
  String place2();

  @Message
  String place3();

  @Message
  String files();

  @Message
  String files1();

  @Message
  String files2();

  @Message
  String kinds();

  @Message
  String kindsOther();

  @Message
  String shows();

  @Message
  String shows1();

  @Message
  String shows2();

  @Message
  String shows3();

  @Message
  String shows4();

  @Message
  String shows5();

  @Message
  String sending();

  @Message
  String sending1();

  @Message
  String sending2();

  @Message
  String sending3();

  @Message
  String after();

  @Message
  String after1();

  @Message
  String after2();

  @Message
  String after3();

  @Message
  String go();
}
