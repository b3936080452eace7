@NullMarked
package org.ecluse.desk;

import org.jspecify.annotations.NullMarked;
