/** How a case stands to its due time. `late`, `soon`: undecided, past it, or in the last quarter of the time it was allowed. */
export type DueState = 'far' | 'soon' | 'late'

/** The last part of the time a case was allowed, in which it is due soon. */
const SOON_SHARE = 0.25

/** How a case that waits stands to its due time. Instants; `now` in epoch milliseconds. */
export function dueState(
  { openedAt, dueAt }: { readonly openedAt: string; readonly dueAt: string },
  now: number,
): DueState {
  const [opened, due] = [Date.parse(openedAt), Date.parse(dueAt)]
  if (now > due) return 'late'
  return due - now <= (due - opened) * SOON_SHARE ? 'soon' : 'far'
}
