package org.ecluse.console.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.ecluse.core.MediaKind;

/**
 * What each kind of file is called, in {@code messages/kinds_en.properties} and {@code
 * kinds_fr.properties}. A bundle of its own, as {@link SweepWords} is, and for the same reason.
 */
@MessageBundle(value = "kinds", locale = "en")
public interface KindWords {

  @Message
  String kind(MediaKind kind);
}
