/**
 * The reviewer's console: a web application on their own computer. It lists the queue of the vault
 * and opens cases with the reviewer's own key, which never leaves this process.
 *
 * <p>{@link org.ecluse.console.Wiring} is the map. A request comes in through {@code door} (is it
 * this computer's own browser, holding the session that a one-time link gave?), is answered by
 * {@code pages} in French or English without any script, and whatever it shows comes from {@code
 * cases}, which verifies before it opens and opens before it shows.
 *
 * <p>Two promises bind everything here. Nothing decrypted is written to a disk: a file that is
 * downloaded waits in the encrypted spool until its integrity held, and is written in the clear
 * only by the browser, because the reviewer asked. And nothing is half shown: a case that is
 * damaged, foreign or not readable is listed with its reason and opens to a page that says so.
 */
@NullMarked
package org.ecluse.console;

import org.jspecify.annotations.NullMarked;
