const PREPARED_AT_MOST = 4

/** The case on screen and those that lie ready beneath it, in the order they come. */
export type Stage = { readonly current: string | null; readonly prepared: readonly string[]; readonly empty: boolean }

/** Another case comes on screen; the one that leaves stays ready when it is still in hand. */
export function shown(stage: Stage, caseId: string, keep: boolean): Stage {
  const rest = stage.prepared.filter((id) => id !== caseId)
  const kept = keep && stage.current && stage.current !== caseId ? [stage.current, ...rest] : rest
  return { current: caseId, prepared: kept.slice(0, PREPARED_AT_MOST), empty: false }
}

/** The case on screen is done: the next comes up at once, if one lies ready. */
export function advanced(stage: Stage): Stage {
  const [next, ...rest] = stage.prepared
  return { current: next ?? null, prepared: rest, empty: false }
}

/** Reserved cases take their places behind what already lies ready. */
export function prepared(stage: Stage, ids: readonly string[]): Stage {
  const fresh = ids.filter((id) => id !== stage.current && !stage.prepared.includes(id))
  return fresh.length === 0 ? stage : { ...stage, prepared: [...stage.prepared, ...fresh].slice(0, PREPARED_AT_MOST) }
}
