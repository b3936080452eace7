/**
 * The put side of the vault: all of the vault that intake holds. It can neither list nor read back.
 */
@NullMarked
package org.ecluse.vault.deposit;

import org.jspecify.annotations.NullMarked;
