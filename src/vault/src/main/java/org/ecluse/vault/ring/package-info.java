/** Where keyring epochs are kept. */
@NullMarked
package org.ecluse.vault.ring;

import org.jspecify.annotations.NullMarked;
