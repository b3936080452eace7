@NullMarked
package org.ecluse.core;

import org.jspecify.annotations.NullMarked;
