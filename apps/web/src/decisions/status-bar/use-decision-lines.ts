import { useMemo, useRef } from 'react'
import { useNow } from '../../api/server-clock.ts'
import type { DecisionLine } from './decision-line.ts'
import { decisionLines } from './decision-lines.ts'
import type { OwnActs } from './use-own-decisions.tsx'

const TICK_MS = 1_000

/** The lines of the status bar for what one has done, as they stand now. For parts that load after the first paint. */
export function useDecisionLines({ outgoing, recent }: OwnActs): readonly DecisionLine[] {
  const now = useNow(TICK_MS)
  const lines = useMemo(() => decisionLines(outgoing, recent, now), [outgoing, recent, now])
  // the same array while its content is equal, so that a tick of the clock renders nothing
  const last = useRef(lines)
  if (contentOf(last.current) !== contentOf(lines)) last.current = lines
  return last.current
}

const contentOf = (lines: readonly DecisionLine[]): string =>
  lines.map(({ key, phase, cases, failure }) => `${key} ${phase} ${cases} ${failure?.kind}`).join()
