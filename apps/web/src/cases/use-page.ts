import type { PageRow, RefusedCase } from '@mimamori/contract/cases/pages'
import { useEffect, useRef } from 'react'
import { desk } from '../api/client.ts'

const HEARTBEAT_MS = 30_000

type Held = Pick<PageRow, 'id' | 'fence'>

const held = (rows: readonly Held[]) => rows.map(({ id: caseId, fence }) => ({ caseId, fence }))

/** Give cases back. One that is already lost is free as well, and a lease that is not given back ends by itself. */
export async function giveBack(rows: readonly Held[]): Promise<void> {
  if (rows.length > 0) await desk.cases.releaseMany({ cases: held(rows) }).catch(() => undefined)
}

/**
 * Keep the claims of a page alive while it is on screen, and give back what is left when it is left. `onLost` hears of
 * those that somebody else has now.
 */
export function useKeptClaims(rows: readonly Held[], onLost: (lost: readonly RefusedCase[]) => void): void {
  const latest = useRef({ rows, onLost })
  latest.current = { rows, onLost }
  useEffect(() => {
    const beat = async () => {
      const { rows: now } = latest.current
      if (now.length === 0) return
      const answer = await desk.cases.renewMany({ cases: held(now) }).catch(() => null)
      if (answer && answer.refused.length > 0) latest.current.onLost(answer.refused)
    }
    const timer = setInterval(() => void beat(), HEARTBEAT_MS)
    return () => {
      clearInterval(timer)
      void giveBack(latest.current.rows)
    }
  }, [])
}
