import type { MemberPage } from '@mimamori/contract/members/member-page-contract'
import { caseForMeasure } from '@mimamori/policy/members/member-measure-rules'
import type { ReactNode } from 'react'
import { queries } from '../../api/api-queries.ts'
import { useMessages } from '../../i18n/messages.ts'
import { ActionPanel } from '../../parts/actions/action-panel.tsx'
import { useOffline } from '../../parts/use-offline.ts'
import { useOperation } from '../../parts/use-operation.ts'
import { useDesk } from '../desk-context.tsx'
import { useStoreReview } from '../use-claim-case.ts'

/** Begins a measure: takes an open case of the member in hand and shows it. */
export function MemberMeasure({ openCases, erasedAt }: Pick<MemberPage, 'openCases' | 'erasedAt'>): ReactNode {
  const { measure, measuring } = useMessages('members')
  const { me, open } = useDesk()
  const store = useStoreReview()
  const operation = useOperation()
  const verdict = caseForMeasure(openCases, { alias: me.alias, erased: erasedAt !== null })
  const offline = useOffline()
  const begin = async () => {
    if (!verdict.ok) return
    const claimed = await operation.run(queries.cases.claim, { caseId: verdict.event.caseId })
    if (!claimed) return
    store(claimed)
    open(claimed.id)
  }
  const refused = offline ?? (verdict.ok ? null : measuring[verdict.refusal])
  return (
    <div className="ml-auto">
      <ActionPanel
        row
        actions={[{ id: 'measure', key: 'claim', label: measure, refused, run: begin }]}
        operation={operation}
      />
    </div>
  )
}
