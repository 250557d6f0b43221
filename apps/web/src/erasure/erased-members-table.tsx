import type { ErasureLine } from '@mimamori/contract/erasure/erasure-contract'
import { ColumnHeads } from '@mimamori/ui/column-heads'
import { Tag } from '@mimamori/ui/tag'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { Timestamp } from '../parts/timestamp.tsx'

const CELL = 'px-2 py-1 first:pl-0'

/** The newest erasures, and whether the files are clean of them. */
export function ErasedMembersTable({ erasures }: { erasures: readonly ErasureLine[] }): ReactNode {
  const copy = useMessages('erasure')
  const { columns } = copy
  return (
    <div className="overflow-x-auto">
      <table aria-label={copy.done} className="w-full border-collapse">
        <thead>
          <ColumnHeads
            className="whitespace-nowrap"
            columns={[
              [columns.at, 'pl-0'],
              [columns.member],
              [columns.reason],
              [columns.actor],
              [columns.counts, 'text-right'],
              [columns.purge],
            ]}
          />
        </thead>
        <tbody>
          {erasures.map((erasure) => (
            <ErasedMemberRow key={erasure.id} erasure={erasure} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function ErasedMemberRow({ erasure: { memberId, at, reason, actor, counts, purge } }: { erasure: ErasureLine }) {
  const copy = useMessages('erasure')
  const total = Object.values(counts).reduce((sum, n) => sum + n, 0)
  const tone = { purging: 'amber', purged: 'green', operator: 'neutral' } as const
  return (
    <tr className="border-b border-line whitespace-nowrap">
      <td className={`${CELL} text-ink2`}>
        <Timestamp at={at} />
      </td>
      <td className={`${CELL} font-mono`}>{memberId}</td>
      <td className={CELL}>{copy.reasons[reason]}</td>
      <td className={CELL}>{actor.alias || copy.command}</td>
      <td className="px-2 text-right">{copy.total(total.toLocaleString('en'))}</td>
      <td className={CELL}>
        <Tag tone={tone[purge.state]}>{copy.purge[purge.state]}</Tag>
      </td>
    </tr>
  )
}
