@NullMarked
package org.ecluse.vault.deposit;

import org.jspecify.annotations.NullMarked;
