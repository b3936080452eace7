package org.ecluse.seal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Instant;
import org.ecluse.core.CaseId;
import org.ecluse.core.Content;
import org.ecluse.seal.PolicyException.Reason;
import org.ecluse.seal.envelope.BodyStream;
import org.ecluse.seal.envelope.Layout;
import org.ecluse.seal.envelope.Suite;

/** Begins cases. One for the whole process; safe for use by many threads. */
public final class Sealer {

  private static final int WARM_ROUNDS = 300;
  private static final int WARM_BYTES = 200_000;

  private final CommitSigner signer;

  public Sealer(CommitSigner signer) {
    this.signer = signer;
  }

  /**
   * Runs every algorithm until the virtual machine has compiled it: a second or two once, instead
   * of sealing at a tenth of the speed at first. Nothing depends on it but speed.
   */
  public void warmUp() {
    byte[] sessionKey = new byte[32];
    new SecureRandom().nextBytes(sessionKey);
    byte[] buffer = new byte[Layout.CHUNK];
    Content nothing = Content.of(new byte[WARM_BYTES]);
    for (int round = 0; round < WARM_ROUNDS; round++) {
      for (Suite suite : Suite.values()) {
        try (InputStream body = new BodyStream(nothing, Layout.Bucket.FILE, suite, sessionKey)) {
          while (body.read(buffer) >= 0) {
            buffer[0] ^= 1;
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  /**
   * Decides to whom and how a case is sealed. Nothing is half done: a recipient without a usable
   * key is an error, never skipped, and nothing is sealed that no reader would believe.
   */
  public SealedCase begin(CaseId caseId, Keyring keyring, Instant now) throws PolicyException {
    if (keyring.expired(now)) {
      throw new PolicyException(Reason.KEYRING_EXPIRED);
    }
    if (keyring.activeNode(signer.keyId(), now).isEmpty()) {
      throw new PolicyException(Reason.NODE_NOT_LISTED);
    }
    Plan plan = Policy.plan(keyring.activeReviewers(now), now);
    return new SealedCase(caseId, keyring, plan, signer);
  }
}
