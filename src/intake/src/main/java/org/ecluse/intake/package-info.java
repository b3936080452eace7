/**
 * The service behind the onion: it takes documents from sources and forgets them.
 *
 * <p>A request comes in by {@link org.ecluse.intake.Doors} and goes to the one handler, {@code
 * web.Site}, before the framework itself looks at it. Whoever only looks gets a page from {@code
 * web.Reading}. Whoever sends is led by {@code web.Sending} to {@code submit.Reception}:
 *
 * <pre>
 * body → multipart.PartReader → token → fields → each file: spool → worker → decision
 *      → closing boundary → decision about the whole → seal every part → deposit → record → receipt
 * </pre>
 *
 * <p>Up to the decision nothing leaves the encrypted spool, so what is refused or breaks off leaves
 * nothing. The receipt is written when the record is durable and not before. {@code gate.Gate} says
 * whether anything is taken at all. {@link org.ecluse.intake.Wiring} is the map of it all.
 *
 * <p>Nothing here logs, counts or remembers a source. No class asks for a remote address, none
 * makes a temporary file, and no framework code reads a form ({@code spec/decisions/0030}).
 */
@NullMarked
package org.ecluse.intake;

import org.jspecify.annotations.NullMarked;
