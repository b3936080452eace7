@NullMarked
package org.ecluse.console.cases;

import org.jspecify.annotations.NullMarked;
