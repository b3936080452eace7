package org.ecluse.console.pages;

import org.ecluse.console.cases.Row;

/** One line of the queue, in words. */
public record RowView(
    String id,
    String shortId,
    State state,
    String word,
    String why,
    String opening,
    int files,
    String isoDay,
    String day,
    String parts,
    String size) {

  static RowView of(Tongue tongue, Row row) {
    boolean known = row.parts() > 0;
    return new RowView(
        row.caseId().text(),
        Words.shortId(row.caseId()),
        State.of(row.standing()),
        row.standing().word(),
        Words.why(tongue, row.standing()),
        row.glimpse().map(g -> Shown.line(g.opening())).orElse(""),
        row.glimpse().map(Row.Glimpse::files).orElse(0),
        row.day(),
        Words.day(tongue, row.day()),
        known ? Integer.toString(row.parts()) : "–",
        known ? tongue.size(row.sealedBytes()) : "–");
  }

  public boolean ok() {
    return state == State.OK;
  }
}
