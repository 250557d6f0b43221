import type { InvalidReason } from '@mimamori/policy/reports/report-invalidation-rules'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/api-client.ts'
import { queries } from '../api/api-queries.ts'
import { useAnnounce } from '../i18n/announcer.tsx'
import { useBesideCopy } from './beside-copy.ts'

type Wish = { readonly invalidate: string; readonly reason: InvalidReason } | { readonly restore: string }

/** Silence the reporter of a report, or hear them again; the case is read anew either way. */
export function useBadFaith(caseId: string, explain: (error: unknown) => string) {
  const cache = useQueryClient()
  const announce = useAnnounce()
  const beside = useBesideCopy()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  async function run(wish: Wish): Promise<boolean> {
    setBusy(true)
    setProblem(null)
    try {
      if ('restore' in wish) {
        const { reports } = await api.reports.restore({ reportId: wish.restore })
        announce(beside.restored(reports), true)
      } else {
        const { reports, cases } = await api.reports.invalidate({ reportId: wish.invalidate, reason: wish.reason })
        announce(beside.invalidated(reports, cases), true)
      }
      return true
    } catch (error) {
      setProblem(explain(error))
      return false
    } finally {
      await cache.invalidateQueries({ queryKey: queries.cases.get.queryKey({ input: { caseId } }) })
      setBusy(false)
    }
  }
  return { run, busy, problem, forget: () => setProblem(null) }
}
