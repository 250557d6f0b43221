/** cases: 2 reservations (`MAX_RESERVATIONS`), and up to 2 claims left for another case */
const MAX_PREPARED = 4

/** Ids of the case on screen and of those prepared behind it, in their order. */
export type ReviewStack = {
  readonly current: string | null
  readonly prepared: readonly string[]
  /** the queue has no further case; known only after it was asked */
  readonly queueIsEmpty: boolean
}

/** Brings another case on screen. `keepCurrent`: the one that leaves is still claimed by this person and stays prepared. */
export function openCase(stack: ReviewStack, caseId: string, keepCurrent: boolean): ReviewStack {
  const rest = stack.prepared.filter((id) => id !== caseId)
  const kept = keepCurrent && stack.current && stack.current !== caseId ? [stack.current, ...rest] : rest
  return { current: caseId, prepared: kept.slice(0, MAX_PREPARED), queueIsEmpty: false }
}

/** The case on screen is done: the next prepared one replaces it. Without one, `current` is `null` until the queue was asked. */
export function advanceStack(stack: ReviewStack): ReviewStack {
  const [next, ...rest] = stack.prepared
  return { current: next ?? null, prepared: rest, queueIsEmpty: false }
}

/** Appends cases to the prepared ones, `MAX_PREPARED` at most. */
export function addPrepared(stack: ReviewStack, ids: readonly string[]): ReviewStack {
  const fresh = ids.filter((id) => id !== stack.current && !stack.prepared.includes(id))
  return fresh.length === 0 ? stack : { ...stack, prepared: [...stack.prepared, ...fresh].slice(0, MAX_PREPARED) }
}

/** Sets the stack, as React's state setter does. */
export type SetStack = (next: (stack: ReviewStack) => ReviewStack) => void
