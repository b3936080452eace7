/**
 * What is counted, and how it is told so that it says nothing about a source: by whole UTC days
 * that are over, in steps so wide that one submission does not show ({@code
 * src/spec/decisions/0071}). Nothing of it is written to a disk.
 */
@NullMarked
package org.ecluse.intake.day;

import org.jspecify.annotations.NullMarked;
