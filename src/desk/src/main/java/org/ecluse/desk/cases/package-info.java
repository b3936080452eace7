/**
 * Commands about cases. A reviewer lists, opens, deletes and sweeps; an admin brings back what was
 * deleted.
 */
@NullMarked
package org.ecluse.desk.cases;

import org.jspecify.annotations.NullMarked;
