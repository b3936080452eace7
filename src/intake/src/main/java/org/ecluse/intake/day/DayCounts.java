package org.ecluse.intake.day;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.ecluse.core.Verdict;

/**
 * A UTC day that is over, every number rounded up to a step.
 *
 * @param cases that were taken
 * @param broken uploads that ended before their end
 * @param refused submissions, by status
 * @param verdicts files of the cases that were taken
 * @param workersFailed workers that died, hung or lied
 */
public record DayCounts(
    LocalDate day,
    long cases,
    long broken,
    Map<Integer, Long> refused,
    Map<Verdict, Long> verdicts,
    long workersFailed) {

  public DayCounts {
    refused = Collections.unmodifiableMap(new TreeMap<>(refused));
    verdicts = Collections.unmodifiableMap(new EnumMap<>(verdicts));
  }
}
