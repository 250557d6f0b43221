import type { NearMissLine } from '@mimamori/contract/standards/standards-contract'
import { criteriaOf, type Standard } from '@mimamori/policy/standards/standard-definition'
import { ColumnHeads } from '@mimamori/ui/column-heads'
import type { ReactNode } from 'react'
import { useStandardsCopy } from './standards-copy.ts'
import { useCriterionWords } from './use-criterion-words.ts'

type Props = {
  standard: Standard
  lines: readonly NearMissLine[]
  /** whether members were judged since the standards changed */
  known: boolean
  renderMember: (id: string) => ReactNode
}

/** Members who miss a standard by one criterion, those who miss it by least first. */
export function NearMissesTable({ standard, lines, known, renderMember }: Props): ReactNode {
  const copy = useStandardsCopy()
  const words = useCriterionWords()
  const { nearColumns: columns } = copy
  if (lines.length === 0) return <p className="py-2 text-ink2">{known ? copy.nearNone : copy.nearUnknown}</p>
  return (
    <table aria-label={copy.near} className="w-full table-fixed border-collapse">
      <thead>
        <ColumnHeads
          columns={[
            [columns.member, 'w-36 pl-0 max-sheet:w-24'],
            [columns.criterion, ''],
            [columns.value, 'w-36 text-right max-sheet:w-20'],
            [columns.threshold, 'w-36 text-right max-sheet:hidden'],
            [columns.missing, 'w-20 pr-0 text-right max-sheet:w-14'],
          ]}
        />
      </thead>
      <tbody>
        {lines.map(({ memberId, criterion, value, threshold, missing }) => {
          const own = criteriaOf(standard).find(({ id }) => id === criterion)
          const [comparison] = own?.anyOf ?? []
          const said = (each: number) =>
            comparison
              ? words.measured({ id: criterion, metric: comparison.metric, op: comparison.op }, each, own)
              : String(each)
          return (
            <tr key={`${memberId} ${criterion}`} className="h-8 border-b border-line last:border-b-0">
              <th scope="row" className="truncate pr-2 text-left font-normal">
                {renderMember(memberId)}
              </th>
              <td className="px-2 max-sheet:py-1 sheet:truncate">
                {own ? words.name(own) : (copy.deskCriteria[criterion] ?? criterion)}
              </td>
              <td className="px-2 text-right tabular-nums">{said(value)}</td>
              <td className="px-2 text-right text-ink2 tabular-nums max-sheet:hidden">{said(threshold)}</td>
              <td className="pl-2 text-right tabular-nums">{`${Number((missing / 100).toFixed(2))}%`}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
