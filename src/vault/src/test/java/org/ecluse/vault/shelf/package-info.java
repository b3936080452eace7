@NullMarked
package org.ecluse.vault.shelf;

import org.jspecify.annotations.NullMarked;
