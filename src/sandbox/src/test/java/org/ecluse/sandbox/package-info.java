/** Promises of the spool and the sandbox, kept against workers that keep none. */
@NullMarked
package org.ecluse.sandbox;

import org.jspecify.annotations.NullMarked;
