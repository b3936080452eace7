@NullMarked
package org.ecluse.desk.trial;

import org.jspecify.annotations.NullMarked;
