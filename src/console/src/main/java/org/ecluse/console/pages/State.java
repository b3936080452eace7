package org.ecluse.console.pages;

import org.ecluse.console.cases.Standing;

/** The words for how a case stands. */
public enum State {
  OK,
  DAMAGED,
  NOTTRUSTED,
  UNREADABLE,
  UNREACHABLE;

  static State of(Standing standing) {
    return switch (standing) {
      case Standing.Ok _ -> OK;
      case Standing.Damaged _ -> DAMAGED;
      case Standing.NotTrusted _ -> NOTTRUSTED;
      case Standing.Unreadable _ -> UNREADABLE;
      case Standing.Unreachable _ -> UNREACHABLE;
    };
  }
}
