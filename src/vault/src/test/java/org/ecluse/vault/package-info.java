@NullMarked
package org.ecluse.vault;

import org.jspecify.annotations.NullMarked;
