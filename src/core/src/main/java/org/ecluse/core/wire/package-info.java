/**
 * The wire between a host and the worker in its sandbox: {@code src/spec/worker-wire.md}. Both
 * sides use this codec, and both treat the other as hostile.
 */
@NullMarked
package org.ecluse.core.wire;

import org.jspecify.annotations.NullMarked;
