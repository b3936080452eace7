/**
 * A bounded pull reader for {@code multipart/form-data} (RFC 7578 over RFC 2046 §5.1.1). The body
 * goes by as a stream: a part is read to its boundary, then the next one; nothing is kept and
 * nothing is written anywhere. Ready-made readers spool files to a disk, which is why this one
 * exists.
 */
@NullMarked
package org.ecluse.intake.multipart;

import org.jspecify.annotations.NullMarked;
