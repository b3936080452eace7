/**
 * The pages and the one handler behind them. No script, no cookie, nothing from elsewhere, the same
 * headers on every answer; nothing that a visitor sent is repeated to anybody but in the fields
 * that say so.
 */
@NullMarked
package org.ecluse.intake.web;

import org.jspecify.annotations.NullMarked;
