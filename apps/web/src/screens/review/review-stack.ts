/** cases after the one on screen: 2 reservations (`MAX_RESERVATIONS`), and up to 2 claims left for another case */
const MAX_UPCOMING = 4

/** The case on screen and those that come next, loaded beforehand; ids, in order. */
export type ReviewStack = {
  readonly current: string | null
  readonly upcoming: readonly string[]
  /** the queue has no further case; known only from the desk */
  readonly queueIsEmpty: boolean
}

/** Brings another case on screen. `keepCurrent`: the one that leaves is still claimed by this person and comes next. */
export function openCase(stack: ReviewStack, caseId: string, keepCurrent: boolean): ReviewStack {
  const rest = stack.upcoming.filter((id) => id !== caseId)
  const kept = keepCurrent && stack.current && stack.current !== caseId ? [stack.current, ...rest] : rest
  return { current: caseId, upcoming: kept.slice(0, MAX_UPCOMING), queueIsEmpty: false }
}

/** Replaces the case on screen, which is done, by the next one. Without one, `current` is `null` until the queue was asked. */
export function advanceStack(stack: ReviewStack): ReviewStack {
  const [next, ...rest] = stack.upcoming
  return { current: next ?? null, upcoming: rest, queueIsEmpty: false }
}

/** Appends to the upcoming cases, `MAX_UPCOMING` at most. */
export function addUpcoming(stack: ReviewStack, ids: readonly string[]): ReviewStack {
  const fresh = ids.filter((id) => id !== stack.current && !stack.upcoming.includes(id))
  return fresh.length === 0 ? stack : { ...stack, upcoming: [...stack.upcoming, ...fresh].slice(0, MAX_UPCOMING) }
}

/** Sets the stack, as React's state setter does. */
export type SetStack = (next: (stack: ReviewStack) => ReviewStack) => void
