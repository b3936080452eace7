/** Both halves of the seal together, with real {@code gpg} and {@code sq} beside them. */
@NullMarked
package org.ecluse.unseal;

import org.jspecify.annotations.NullMarked;
