@NullMarked
package org.ecluse.console.door;

import org.jspecify.annotations.NullMarked;
