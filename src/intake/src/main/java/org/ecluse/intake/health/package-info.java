/**
 * What admins may know of a running intake, on a listener of its own that sources cannot reach
 * ({@code src/spec/health.md}). {@link org.ecluse.intake.health.Checkup} collects it as {@link
 * org.ecluse.intake.health.Vitals}; it is told as a page to read, as JSON and as metrics.
 *
 * <p>Whatever moves when somebody sends something is not shown as it moves: counts wait for the end
 * of the day ({@link org.ecluse.intake.day}), and what is free on the disk is looked at once an
 * hour.
 */
@NullMarked
package org.ecluse.intake.health;

import org.jspecify.annotations.NullMarked;
