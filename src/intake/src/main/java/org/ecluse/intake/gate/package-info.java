/** Whether anything is taken at all, and if not, why: the reasons that health shows. */
@NullMarked
package org.ecluse.intake.gate;

import org.jspecify.annotations.NullMarked;
