/**
 * Whether anything is taken at all, and if not, why. {@link org.ecluse.intake.gate.Gate} asks its
 * conditions again and again; each thing that can be in the way is an {@link
 * org.ecluse.intake.gate.Obstacle}, with what an admin can do and what a source is told. How soon a
 * fault is seen, and how soon its end, stands in {@link org.ecluse.intake.gate.Pace}.
 */
@NullMarked
package org.ecluse.intake.gate;

import org.jspecify.annotations.NullMarked;
