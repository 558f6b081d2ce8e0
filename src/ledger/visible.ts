/** What was visible at an instant; now, when none is given. */
export const visibleAt = (asOf: boolean): string =>
  asOf ? "f.recorded_at <= $1 and (b.undone_at is null or b.undone_at > $1)" : "b.undone_at is null";
