@NullMarked
package org.ecluse.sanitize.clean;

import org.jspecify.annotations.NullMarked;
