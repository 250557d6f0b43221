import type { ErasureLine } from '@mimamori/contract/erasure/erasure-contract'
import { Tag } from '@mimamori/ui/tag'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { DataTable } from '../parts/tables/data-table.tsx'
import { Timestamp } from '../parts/timestamp.tsx'

const TONES = { purging: 'amber', purged: 'green', operator: 'neutral' } as const

/** The newest erasures, and whether the files are clean of them. */
export function ErasedMembersTable({ erasures }: { erasures: readonly ErasureLine[] }): ReactNode {
  const copy = useMessages('erasure')
  return (
    <div className="overflow-x-auto">
      <DataTable
        look="panel"
        label={copy.done}
        names={copy.columns}
        rows={erasures}
        columns={[
          { id: 'at', quiet: true, cell: ({ at }) => <Timestamp at={at} /> },
          { id: 'member', className: 'font-mono', cell: ({ memberId }) => memberId },
          { id: 'reason', cell: ({ reason }) => copy.reasons[reason] },
          { id: 'actor', cell: ({ actor }) => actor.alias || copy.command },
          {
            id: 'counts',
            right: true,
            cell: ({ counts }) =>
              copy.total(
                Object.values(counts)
                  .reduce((sum, n) => sum + n, 0)
                  .toLocaleString('en'),
              ),
          },
          {
            id: 'purge',
            cell: ({ purge: { state } }) => <Tag tone={TONES[state]}>{copy.purge[state]}</Tag>,
          },
        ]}
      />
    </div>
  )
}
