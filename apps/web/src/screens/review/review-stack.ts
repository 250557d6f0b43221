const MAX_PREPARED = 4

/** The case on screen and those that lie ready beneath it, in the order they come. */
export type ReviewStack = {
  readonly current: string | null
  readonly prepared: readonly string[]
  readonly empty: boolean
}

/** Another case comes on screen; the one that leaves stays ready when it is still in hand. */
export function showCase(stack: ReviewStack, caseId: string, keep: boolean): ReviewStack {
  const rest = stack.prepared.filter((id) => id !== caseId)
  const kept = keep && stack.current && stack.current !== caseId ? [stack.current, ...rest] : rest
  return { current: caseId, prepared: kept.slice(0, MAX_PREPARED), empty: false }
}

/** The case on screen is done: the next comes up at once, if one lies ready. */
export function advanceStack(stack: ReviewStack): ReviewStack {
  const [next, ...rest] = stack.prepared
  return { current: next ?? null, prepared: rest, empty: false }
}

/** Reserved cases take their places behind what already lies ready. */
export function addPrepared(stack: ReviewStack, ids: readonly string[]): ReviewStack {
  const fresh = ids.filter((id) => id !== stack.current && !stack.prepared.includes(id))
  return fresh.length === 0 ? stack : { ...stack, prepared: [...stack.prepared, ...fresh].slice(0, MAX_PREPARED) }
}
