@NullMarked
package org.ecluse.vault.folder;

import org.jspecify.annotations.NullMarked;
