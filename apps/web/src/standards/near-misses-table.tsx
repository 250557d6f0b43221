import type { NearMissLine } from '@mimamori/contract/standards/standards-contract'
import { criteriaOf, type Standard } from '@mimamori/policy/standards/standard-definition'
import type { ReactNode } from 'react'
import { DataTable } from '../parts/tables/data-table.tsx'
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
  const ownOf = ({ criterion }: NearMissLine) => criteriaOf(standard).find(({ id }) => id === criterion)
  const said = (line: NearMissLine, value: number) => {
    const own = ownOf(line)
    const [comparison] = own?.anyOf ?? []
    return comparison
      ? words.measured({ id: line.criterion, metric: comparison.metric, op: comparison.op }, value, own)
      : String(value)
  }
  return (
    <DataTable
      look="panel"
      label={copy.near}
      names={copy.nearColumns}
      rows={lines}
      rowId={({ memberId, criterion }) => `${memberId} ${criterion}`}
      empty={<p className="py-2 text-ink2">{known ? copy.nearNone : copy.nearUnknown}</p>}
      columns={[
        { id: 'member', names: true, className: 'w-36', cell: ({ memberId }) => renderMember(memberId) },
        {
          id: 'criterion',
          cell: (line) => {
            const own = ownOf(line)
            return own ? words.name(own) : (copy.deskCriteria[line.criterion] ?? line.criterion)
          },
        },
        { id: 'value', right: true, className: 'w-36', cell: (line) => said(line, line.value) },
        { id: 'threshold', right: true, quiet: true, className: 'w-36', cell: (line) => said(line, line.threshold) },
        {
          id: 'missing',
          right: true,
          className: 'w-20',
          cell: ({ missing }) => `${Number((missing / 100).toFixed(2))}%`,
        },
      ]}
      fixed
    />
  )
}
