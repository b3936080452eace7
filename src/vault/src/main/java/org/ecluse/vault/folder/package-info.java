/**
 * A folder as object store, for one machine or a mounted disk: durable, create-only where the
 * format asks for it, with a trash instead of a delete.
 */
@NullMarked
package org.ecluse.vault.folder;

import org.jspecify.annotations.NullMarked;
