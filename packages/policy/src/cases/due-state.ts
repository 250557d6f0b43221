/** How a case stands to its due time. `late`, `soon`: undecided, past it, or in the last quarter of the time it was allowed. */
export type DueState = 'far' | 'soon' | 'late'

/** The last part of the time a case was allowed, in which it is due soon. */
const SOON_SHARE = 0.25

type TimedCase = { readonly openedAt: string; readonly dueAt: string }

/** When a case begins to be due soon, in epoch milliseconds. */
export function soonFrom({ openedAt, dueAt }: TimedCase): number {
  const [opened, due] = [Date.parse(openedAt), Date.parse(dueAt)]
  return due - (due - opened) * SOON_SHARE
}

/** How a case that waits stands to its due time. Instants; `now` in epoch milliseconds. */
export function dueState(timed: TimedCase, now: number): DueState {
  if (now > Date.parse(timed.dueAt)) return 'late'
  return now >= soonFrom(timed) ? 'soon' : 'far'
}
