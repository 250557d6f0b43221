import type { InvalidReason } from '@mimamori/policy/reports/report-invalidation-rules'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/api-client.ts'
import { queries } from '../api/api-queries.ts'
import { failureOf } from '../api/call-failure.ts'
import { useMessages } from '../i18n/messages.ts'
import { useAnnounce } from '../parts/announcer.tsx'

/** id of a report */
type ReporterInvalidation =
  | { readonly invalidate: string; readonly reason: InvalidReason }
  | { readonly restore: string }

type ReporterInvalidationCall = {
  /** `false` when it failed; `problem` then says why */
  readonly run: (request: ReporterInvalidation) => Promise<boolean>
  readonly busy: boolean
  readonly problem: string | null
  readonly forget: () => void
}

/** Invalidates the reports of the person who sent this one, or restores them; the case is refetched after a failure too. */
export function useReporterInvalidation(caseId: string, explain: (error: unknown) => string): ReporterInvalidationCall {
  const cache = useQueryClient()
  const announce = useAnnounce()
  const evidence = useMessages('beside')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  async function run(request: ReporterInvalidation): Promise<boolean> {
    setBusy(true)
    setProblem(null)
    try {
      if ('restore' in request) {
        const { reports } = await api.reports.restore({ reportId: request.restore })
        announce(evidence.restored(reports), true)
      } else {
        const { reports, cases } = await api.reports.invalidate({
          reportId: request.invalidate,
          reason: request.reason,
        })
        announce(evidence.invalidated(reports, cases), true)
      }
      return true
    } catch (error) {
      const failure = failureOf(error)
      const worded: Readonly<Record<string, string>> = evidence.refusals
      setProblem((failure.kind === 'refused' && worded[failure.refusal]) || explain(error))
      return false
    } finally {
      await cache.invalidateQueries({ queryKey: queries.cases.get.queryKey({ input: { caseId } }) })
      setBusy(false)
    }
  }
  return { run, busy, problem, forget: () => setProblem(null) }
}
