/** The wire, with itself and against whatever may come. */
@NullMarked
package org.ecluse.core.wire;

import org.jspecify.annotations.NullMarked;
