/**
 * Proofs that nothing readable was left behind. {@link org.ecluse.testkit.watch.DiskWatch} looks
 * for a {@link org.ecluse.testkit.watch.Marker} in every file that appears while a program runs,
 * and {@link org.ecluse.testkit.watch.LogWatch} looks through logs for what must not stand in them.
 *
 * <p>Both say where and what kind, never what: a test report is a file too. Both are tested on
 * cases that they must catch, since a watcher that sees nothing looks like a program that leaks
 * nothing.
 */
@NullMarked
package org.ecluse.testkit.watch;

import org.jspecify.annotations.NullMarked;
