package org.ecluse.vault.shelf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ecluse.core.CaseId;
import org.ecluse.vault.Attic;
import org.ecluse.vault.ObjectStore;
import org.junit.jupiter.api.Test;

/**
 * Each act is done by a process that is killed before one of its steps, for each step in turn. Then
 * nothing is half, and doing it again ends as if nobody had been killed.
 */
public abstract class KilledContract {

  protected abstract ObjectStore store();

  protected abstract Attic attic();

  /** The settings of the vault, for another process. */
  protected abstract Map<String, String> environment();

  /** 1 for every step, 5 for every fifth. */
  protected abstract int stride();

  /** Whether what was deleted can be brought back here. */
  protected boolean keeps() {
    return true;
  }

  private int killed(String act, CaseId caseId, int step) throws Exception {
    Process process = started(act, caseId, step);
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(act + " " + out).isIn(0, KilledProcess.KILLED);
    return process.exitValue() == 0 ? Integer.parseInt(out) : -1;
  }

  protected Process started(String act, CaseId caseId, int step) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                KilledProcess.class.getName(),
                act,
                caseId.text(),
                Integer.toString(step))
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment());
    return builder.start();
  }

  /** What is set up before, looked at after each kill, and true after doing it again. */
  private interface Round {
    CaseId begin() throws Exception;

    void afterKill() throws Exception;

    void afterAgain() throws Exception;
  }

  private void killedBeforeEachStep(String act, int least, Round round) throws Exception {
    int kills = 0;
    int steps = Integer.MAX_VALUE;
    for (int step = 1; step <= steps; step += stride()) {
      CaseId caseId = round.begin();
      int taken = killed(act, caseId, step);
      if (taken >= 0) {
        steps = taken;
      } else {
        kills++;
      }
      round.afterKill();
      assertThat(killed(act, caseId, 0)).isPositive();
      round.afterAgain();
    }
    assertThat(kills).as("kills of " + act).isGreaterThanOrEqualTo(least / stride());
  }

  @Test
  void aKilledSweepHidesNoPartOfACaseAndTheNextOneEndsIt() throws Exception {
    Stored whole = Stored.whole(store(), 2);
    Stored[] orphan = new Stored[1];
    killedBeforeEachStep(
        "sweep",
        10,
        new Round() {
          @Override
          public CaseId begin() throws Exception {
            orphan[0] = Stored.orphan(store(), 2);
            return orphan[0].caseId();
          }

          @Override
          public void afterKill() throws Exception {
            whole.isWhole();
          }

          @Override
          public void afterAgain() throws Exception {
            whole.isWhole();
            orphan[0].isGone();
          }
        });
  }

  @Test
  void aRecordThatComesAfterAKilledSweepFindsItsPartsAgain() throws Exception {
    if (!keeps()) {
      return;
    }
    Stored[] late = new Stored[1];
    killedBeforeEachStep(
        "sweep",
        10,
        new Round() {
          @Override
          public CaseId begin() throws Exception {
            late[0] = Stored.orphan(store(), 2);
            return late[0].caseId();
          }

          @Override
          public void afterKill() throws Exception {
            late[0].commit();
          }

          @Override
          public void afterAgain() throws Exception {
            late[0].isWhole();
          }
        });
  }

  @Test
  void aKilledDeletionShowsNoHalfACaseAndIsDoneAgainToItsEnd() throws Exception {
    Stored[] whole = new Stored[1];
    killedBeforeEachStep(
        "delete",
        7,
        new Round() {
          @Override
          public CaseId begin() throws Exception {
            whole[0] = Stored.whole(store(), 2);
            return whole[0].caseId();
          }

          @Override
          public void afterKill() throws Exception {
            whole[0].isNeverHalf();
          }

          @Override
          public void afterAgain() throws Exception {
            if (keeps()) {
              whole[0].isGone();
            } else {
              // Without versions nothing tells a half deleted case from a broken submission.
              assertThat(whole[0].hasRecord()).isFalse();
            }
          }
        });
  }

  @Test
  void aKilledReturnShowsNoHalfACaseAndIsDoneAgainToItsEnd() throws Exception {
    if (!keeps()) {
      return;
    }
    Stored[] whole = new Stored[1];
    killedBeforeEachStep(
        "bring-back",
        8,
        new Round() {
          @Override
          public CaseId begin() throws Exception {
            whole[0] = Stored.whole(store(), 2);
            CaseTrash.over(store(), attic(), ShelfContract.GRACE).delete(whole[0].caseId());
            return whole[0].caseId();
          }

          @Override
          public void afterKill() throws Exception {
            whole[0].isNeverHalf();
          }

          @Override
          public void afterAgain() throws Exception {
            whole[0].isWhole();
          }
        });
  }

  @Test
  void aKilledReplacementLeavesTheOldHeadOrTheNewOne() throws Exception {
    Stored[] whole = new Stored[1];
    killedBeforeEachStep(
        "head",
        3,
        new Round() {
          @Override
          public CaseId begin() throws Exception {
            whole[0] = Stored.whole(store(), 2);
            return whole[0].caseId();
          }

          @Override
          public void afterKill() throws Exception {
            whole[0].isWhole();
            assertThat(List.of("sealed 1.head", new String(KilledProcess.HEAD, UTF_8)))
                .contains(whole[0].shown().get("1.head"));
          }

          @Override
          public void afterAgain() throws Exception {
            whole[0].isWhole();
            assertThat(whole[0].shown())
                .containsEntry("1.head", new String(KilledProcess.HEAD, UTF_8))
                .containsEntry("0.head", "sealed 0.head");
          }
        });
  }
}
