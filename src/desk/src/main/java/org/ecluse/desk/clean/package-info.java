/**
 * {@code deploy/ecluse clean}: the cleaner as a tool of its own, for reviewers and sources, without
 * any service. The same sandboxed worker does the work; this process only hands bytes to it and
 * writes what comes back.
 */
@NullMarked
package org.ecluse.desk.clean;

import org.jspecify.annotations.NullMarked;
