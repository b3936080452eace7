/** The read side of the vault, for console and desk. */
@NullMarked
package org.ecluse.vault.shelf;

import org.jspecify.annotations.NullMarked;
