package org.ecluse.unseal;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ecluse.core.Ring;
import org.ecluse.seal.CommitSigner;
import org.ecluse.seal.Keyring;
import org.ecluse.seal.KeyringDraft;
import org.ecluse.seal.NotTrustedException;

/** A ring in memory with one published epoch, and the draft of the next. */
final class Epochs implements Ring {

  final Map<Long, byte[]> stored = new TreeMap<>();
  KeyringDraft draft = Lock.draft(node(), TestKeys.curve("r2").certificate());

  Epochs() {
    publish();
  }

  static CommitSigner node() {
    return new Lock().node;
  }

  Keyring publish() {
    byte[] signed = Lock.sign(draft);
    try {
      Keyring keyring = Keyring.verify(signed, Lock.pins());
      publish(keyring.epoch(), signed);
      draft = KeyringDraft.after(keyring);
      return keyring;
    } catch (NotTrustedException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] signed(long number) {
    return epoch(number).orElseThrow();
  }

  @Override
  public Optional<byte[]> epoch(long number) {
    return Optional.ofNullable(stored.get(number));
  }

  @Override
  public void publish(long number, byte[] signed) {
    stored.put(number, signed);
  }
}
