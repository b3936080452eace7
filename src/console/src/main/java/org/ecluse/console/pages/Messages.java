package org.ecluse.console.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.ecluse.console.cases.Alarm;
import org.ecluse.console.cases.Custody;
import org.ecluse.console.door.Turned;
import org.ecluse.core.Reason;
import org.ecluse.core.TraceGroup;
import org.ecluse.core.Unclean;
import org.ecluse.core.VaultException;
import org.ecluse.core.Verdict;
import org.ecluse.seal.DamagedException;
import org.ecluse.seal.NotTrustedException;
import org.ecluse.unseal.CannotOpenException;

/**
 * Every word of the pages; the words are in {@code messages/msg_en.properties} and {@code
 * msg_fr.properties}. What a source wrote is never a parameter here.
 */
@MessageBundle(locale = "en")
public interface Messages {

  // Frame
  @Message
  String skip();

  @Message
  String console();

  @Message
  String queue();

  @Message
  String otherLanguage();

  @Message
  String lock();

  @Message
  String unlockedAs(String fingerprint);

  // Banners
  @Message
  String alarm(Alarm alarm);

  @Message
  String alarmAdvice(Alarm alarm);

  // Queue
  @Message
  String queueCount(int total);

  @Message
  String queueEmpty();

  @Message
  String queueEmptyAdvice();

  @Message
  String columnCase();

  @Message
  String columnDay();

  @Message
  String columnParts();

  @Message
  String columnSize();

  @Message
  String columnState();

  @Message
  String state(State state);

  @Message
  String filesInCase(int files);

  @Message
  String noMessage();

  @Message
  String pageOf(int page, int pages);

  @Message
  String newerPage();

  @Message
  String olderPage();

  // Why a case is not opened
  @Message
  String damaged(DamagedException.Reason reason);

  @Message
  String notTrusted(NotTrustedException.Reason reason);

  @Message
  String unreadable(CannotOpenException.Reason reason);

  @Message
  String unreachable(VaultException.Kind kind);

  @Message
  String closedTitle(String shortId);

  @Message
  String closedQueueTitle();

  @Message
  String closedNothingShown();

  @Message
  String closedAdvice(State state);

  // Case
  @Message
  String caseTitle(String shortId);

  @Message
  String arrived();

  @Message
  String writesIn();

  @Message
  String language(Spoken spoken);

  @Message
  String sourceChose();

  @Message
  String chose(Unclean unclean);

  @Message
  String messageTitle();

  @Message
  String messageEmpty();

  @Message
  String files();

  @Message
  String filesEmpty();

  @Message
  String filesCaution();

  @Message
  String notWholeChecked();

  @Message
  String verdict(Verdict verdict);

  @Message
  String verdictMeans(Verdict verdict);

  @Message
  String reason(Reason reason);

  @Message
  String group(TraceGroup group);

  @Message
  String removed(int traces);

  @Message
  String left(int traces);

  @Message
  String noTraces();

  @Message
  String tag();

  @Message
  String before();

  @Message
  String after();

  @Message
  String download();

  @Message
  String downloadAria(int number);

  @Message
  String notKept();

  @Message
  String newerCase();

  @Message
  String olderCase();

  @Message
  String backToQueue();

  @Message
  String backToCase();

  @Message
  String aboutCase();

  @Message
  String caseId();

  @Message
  String formId();

  @Message
  String node();

  @Message
  String boot();

  @Message
  String epoch();

  @Message
  String partsAndSize(int parts, String size);

  // Warning before a download
  @Message
  String warningTitle();

  @Message
  String warningOpen();

  @Message
  String warningHow();

  @Message
  String warningDisk();

  @Message
  String warningNetwork();

  @Message
  String warningFile();

  @Message
  String warningSavedAs();

  @Message
  String warningAgree();

  // Unlock
  @Message
  String unlockTitle();

  @Message
  String unlockWhy();

  @Message
  String passphrase();

  @Message
  String unlock();

  @Message
  String unlockByFile();

  @Message
  String outcome(Custody.Outcome outcome);

  @Message
  String locked();

  // Turned away
  @Message
  String turned(Turned turned);

  @Message
  String turnedAdvice(Turned turned);

  @Message
  String linkFileIs();

  @Message
  String enteredTitle();

  @Message
  String entered();
}
