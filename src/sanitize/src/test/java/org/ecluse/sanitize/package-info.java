@NullMarked
package org.ecluse.sanitize;

import org.jspecify.annotations.NullMarked;
