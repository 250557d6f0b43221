import type { StandardsState } from '@mimamori/contract/standards/standards-contract'
import type { StandardSet } from '@mimamori/policy/standards/standard-definition'
import { isSameSet } from '@mimamori/policy/standards/standard-set-differences'
import { type StandardSetFlaw, standardSetFlaws } from '@mimamori/policy/standards/standard-set-flaws'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { queries } from '../../api/api-queries.ts'
import { setLeaveGuard } from '../../api/leave-guard.ts'
import { type Operations, useOperation } from '../../parts/use-operation.ts'
import { parseStandardsAddress, type StandardsSearch } from '../../standards/standards-address.ts'
import { useStandardsCopy } from '../../standards/standards-copy.ts'

const POLL_INTERVAL_MS = 10_000

/** Everything about the standards, kept in step with what other leads do. */
export const useStandardsQuery = (): UseQueryResult<StandardsState> =>
  useQuery({ ...queries.standards.state.queryOptions(), refetchInterval: POLL_INTERVAL_MS })

const CHANGES = [queries.standards.key(), queries.people.standing.key()]

/** What changes the standards. */
export const useStandardsOperation = (): Operations =>
  useOperation({ refusals: useStandardsCopy().refusals, changes: CHANGES })

/** What the address of the page says, and how it is changed. */
export function useStandardsAddress(): {
  readonly at: StandardsSearch
  readonly go: (to: { readonly [name in keyof StandardsSearch]?: StandardsSearch[name] | undefined }) => void
} {
  const navigate = useNavigate()
  const search = useSearch({ from: '/standards' })
  const at = parseStandardsAddress(search)
  return {
    at,
    go: (to) => {
      const next = Object.fromEntries(Object.entries({ ...at, ...to }).filter(([, value]) => value !== undefined))
      void navigate({ to: '/standards', search: next, replace: to.tab === at.tab, resetScroll: false })
    },
  }
}

/** The draft of this tab, kept while another screen is open. */
let keptDraft: StandardSet | null = null

export type StandardsDraft = {
  readonly set: StandardSet
  readonly edited: boolean
  readonly flaws: readonly StandardSetFlaw[]
  readonly edit: (set: StandardSet) => void
  readonly reset: () => void
}

/** An edited copy of the standards in force. */
export function useStandardsDraft(inForce: StandardSet): StandardsDraft {
  const [draft, setDraft] = useState(keptDraft)
  const keep = (set: StandardSet | null) => {
    keptDraft = set && !isSameSet(set, inForce) ? set : null
    setLeaveGuard('standards', keptDraft !== null)
    setDraft(keptDraft)
  }
  const set = draft ?? inForce
  return {
    set,
    edited: draft !== null && !isSameSet(draft, inForce),
    flaws: useMemo(() => standardSetFlaws(set), [set]),
    edit: keep,
    reset: () => keep(null),
  }
}
