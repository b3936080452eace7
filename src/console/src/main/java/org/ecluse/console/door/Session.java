package org.ecluse.console.door;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ecluse.core.CaseId;

/**
 * One browser that came in by a one-time link. Known in memory only: it ends with the process, with
 * a lock, or when too many others came after it.
 */
public final class Session {

  private final Token cookie = Token.random(32);
  private final Token form = Token.random(32);
  private final Set<CaseId> warned = ConcurrentHashMap.newKeySet();

  Session() {}

  Token cookie() {
    return cookie;
  }

  /** The hidden field of every form. */
  public String formToken() {
    return form.reveal();
  }

  boolean ownsForm(byte[] token) {
    return form.is(token);
  }

  /** Whether the reviewer has read, for this case, that clean does not mean safe. */
  public boolean warned(CaseId caseId) {
    return warned.contains(caseId);
  }

  public void rememberWarning(CaseId caseId) {
    warned.add(caseId);
  }
}
