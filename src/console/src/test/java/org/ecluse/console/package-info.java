@NullMarked
package org.ecluse.console;

import org.jspecify.annotations.NullMarked;
