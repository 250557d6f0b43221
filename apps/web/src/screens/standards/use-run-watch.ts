import type { EvaluationRun } from '@mimamori/contract/standards/standards-contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { queries } from '../../api/api-queries.ts'
import { useAnnounce } from '../../parts/announcer.tsx'
import { useStandardsCopy } from '../../standards/standards-copy.ts'

const PROGRESS_INTERVAL_MS = 1_000

/** Follows an evaluation to its end, which is announced; everything about standards is then read again. `null`: none. */
export function useRunWatch(runId: string | null): EvaluationRun | null {
  const copy = useStandardsCopy()
  const announce = useAnnounce()
  const cache = useQueryClient()
  const ran = useRef<string | null>(null)
  const ended = useRef<string | null>(null)
  const run =
    useQuery({
      ...queries.standards.progress.queryOptions({ input: { runId: runId ?? '' } }),
      enabled: runId !== null,
      refetchInterval: ({ state: { data } }) => (data && data.state !== 'running' ? false : PROGRESS_INTERVAL_MS),
    }).data ?? null
  const state = run?.state
  const dry = run?.purpose === 'dry'
  useEffect(() => {
    if (state === undefined || runId === null) return
    if (state === 'running') {
      ran.current = runId
      return
    }
    // it may have ended before it was first asked for: what was read meanwhile is outdated all the same
    if (ended.current === runId) return
    ended.current = runId
    if (state === 'done' && ran.current === runId) announce(dry ? copy.triedOut : copy.finished, true)
    for (const of of ['state', 'dryRun', 'history', 'near', 'changes', 'forecast'] as const)
      void cache.invalidateQueries({ queryKey: queries.standards[of].key() })
  }, [state, runId, dry, announce, cache, copy])
  return run
}
