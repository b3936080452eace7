package org.ecluse.seal;

import java.io.InputStream;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.ecluse.core.Content;
import org.ecluse.core.PartFacts;
import org.ecluse.core.PartName;
import org.ecluse.core.Sealed;
import org.ecluse.seal.envelope.BodyStream;
import org.ecluse.seal.envelope.KeyCheck;
import org.ecluse.seal.envelope.Layout;
import org.ecluse.seal.envelope.Suite;
import org.jspecify.annotations.Nullable;

/** One part under a session key of its own. */
final class SealedPart implements Sealed {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final PartName name;
  private final Content content;
  private final Layout.Bucket bucket;
  private final Suite suite;
  private final byte[] sessionKey = new byte[32];
  private final byte[] head;
  private final String keyCheck;
  private @Nullable BodyStream body;

  SealedPart(PartName name, Content content, Layout.Bucket bucket, Plan plan) {
    this.name = name;
    this.content = content;
    this.bucket = bucket;
    this.suite = plan.suite();
    RANDOM.nextBytes(sessionKey);
    head = Heads.head(plan, sessionKey, name);
    keyCheck = HexFormat.of().formatHex(KeyCheck.of(sessionKey, name.caseId(), name.number()));
  }

  @Override
  public PartName name() {
    return name;
  }

  @Override
  public byte[] head() {
    return head.clone();
  }

  @Override
  public InputStream body() {
    if (body != null) {
      throw new IllegalStateException("body taken twice");
    }
    body = new BodyStream(content, bucket, suite, sessionKey);
    return body;
  }

  @Override
  public PartFacts facts() {
    if (body == null) {
      throw new IllegalStateException("body not read");
    }
    return new PartFacts(name.number(), body.size(), body.digest(), suite.version(), keyCheck);
  }

  @Override
  public void close() {
    Arrays.fill(sessionKey, (byte) 0);
  }
}
