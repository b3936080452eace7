package org.ecluse.console.cases;

import java.util.List;

/**
 * One page of the queue, the newest day first.
 *
 * @param page from 1
 * @param pages at least 1
 * @param total all cases, on all pages
 */
public record Queue(List<Row> rows, int page, int pages, int total) {

  /** So many cases are on one page. */
  public static final int ROWS = 25;

  public Queue {
    rows = List.copyOf(rows);
  }
}
