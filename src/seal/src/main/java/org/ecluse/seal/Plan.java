package org.ecluse.seal;

import java.util.List;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.ecluse.seal.envelope.Suite;

/**
 * To which keys, and how, a case is sealed.
 *
 * @param keys one for each recipient
 */
record Plan(List<PGPPublicKey> keys, Suite suite) {

  Plan {
    keys = List.copyOf(keys);
  }
}
