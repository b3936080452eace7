/**
 * Who takes how much, without knowing who it is. A {@link org.ecluse.intake.circuit.Circuit} is a
 * number that tor made up for one visitor's way to this service; it says nothing about anybody, is
 * kept in memory only, and nothing that could be logged ever prints it. What is counted under it:
 * connections ({@link org.ecluse.intake.circuit.Lines}), submissions under way and their bytes,
 * cases and tries in an hour ({@link org.ecluse.intake.circuit.Admission}). The rules are in {@code
 * src/spec/intake-http.md}.
 */
@NullMarked
package org.ecluse.intake.circuit;

import org.jspecify.annotations.NullMarked;
