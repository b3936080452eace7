/** Commands for reviewers: list the queue, open a case into a folder. */
@NullMarked
package org.ecluse.desk.cases;

import org.jspecify.annotations.NullMarked;
