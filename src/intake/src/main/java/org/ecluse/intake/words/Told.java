package org.ecluse.intake.words;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.ecluse.core.Reason;
import org.ecluse.core.TraceGroup;
import org.ecluse.core.Verdict;

/** The receipt. */
@MessageBundle("told")
public interface Told {

  @Message
  String title();

  @Message
  String safe();

  @Message
  String note();

  @Message
  String files();

  @Message
  String noName();

  @Message
  String removed();

  @Message
  String nothing();

  @Message
  String left();

  @Message
  String now();

  @Message
  String now1();

  @Message
  String now2();

  @Message
  String now3();

  @Message
  String again();

  @Message
  String verdict(Verdict verdict);

  @Message
  String reason(Reason reason);

  @Message
  String group(TraceGroup group);
}
