import type { IncidentGroup } from '@mimamori/contract/incidents/incident-contract'
import type { IncidentDirection } from '@mimamori/policy/incidents/incident-rules'
import { cx } from '@mimamori/ui/class-names'
import { ColumnHeads } from '@mimamori/ui/column-heads'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { type Messages, useMessages } from '../i18n/messages.ts'
import { Timestamp } from '../parts/timestamp.tsx'
import { CELL, FOLDED, formatNumber } from './incident-table-cells.ts'

/** The report by member or person, one line each; the same on paper as on screen. */
export function IncidentGroupsTable({
  groups,
  by,
  title,
}: {
  groups: readonly IncidentGroup[]
  by: IncidentDirection
  title: string
}): ReactNode {
  const { columns } = useMessages('incidents')
  return (
    <table aria-label={title} className="w-full border-collapse not-print:max-sheet:block print:text-xs">
      <thead className="not-print:max-sheet:sr-only">
        <ColumnHeads
          className="print:shadow-none"
          columns={[
            [by === 'person' ? columns.member : columns.person, 'pl-4'],
            [columns.n, 'text-right'],
            [columns.first],
            [columns.last],
            [columns.kinds],
            [columns.fields],
            [columns.reasons],
            [columns.cases, 'pr-4'],
          ]}
        />
      </thead>
      <tbody className="not-print:max-sheet:block">
        {groups.map((group) => (
          <GroupRow key={group.subject.id} group={group} />
        ))}
      </tbody>
    </table>
  )
}

/** Codes in words; one that has none stays a code. */
function labelsOf(words: Readonly<Record<string, string>>, codes: readonly string[], between: string): string {
  return codes.map((code) => words[code] ?? code).join(between)
}

function caseNumbers(copy: Messages['incidents'], { cases, casesInAll }: IncidentGroup): string {
  const more = casesInAll - cases.length
  const numbers = cases.map((n) => copy.caseNumber(n))
  return [...numbers, ...(more > 0 ? [copy.moreCases(formatNumber(more))] : [])].join(' ')
}

function GroupRow({ group }: { group: IncidentGroup }) {
  const copy = useMessages('incidents')
  const { words } = useCopy()
  const { columns } = copy
  const { subject, n, first, last, kinds, fields, reasons } = group
  const how = kinds.map(({ kind, n: times }) => copy.kind(copy.kinds[kind], formatNumber(times))).join(words.listed)
  return (
    <tr className="border-b border-line align-top break-inside-avoid not-print:max-sheet:block not-print:max-sheet:px-2 not-print:max-sheet:py-2">
      <th
        scope="row"
        className={cx(CELL, 'pl-4 text-left font-normal not-print:max-sheet:block not-print:max-sheet:pl-2')}
      >
        {subject.alias === null ? (
          <span className="font-mono whitespace-nowrap">{subject.id}</span>
        ) : (
          <>
            {subject.alias} <span className="block font-mono text-xs break-all text-ink2">{subject.id}</span>
          </>
        )}
      </th>
      <td className={cx(CELL, FOLDED, 'text-right not-print:max-sheet:text-left')} data-name={columns.n}>
        {formatNumber(n)}
      </td>
      <td className={cx(CELL, FOLDED, 'text-ink2')} data-name={columns.first}>
        <Timestamp at={first} />
      </td>
      <td className={cx(CELL, FOLDED, 'text-ink2')} data-name={columns.last}>
        <Timestamp at={last} />
      </td>
      <td className={cx(CELL, FOLDED)} data-name={columns.kinds}>
        {how}
      </td>
      <td className={cx(CELL, FOLDED)} data-name={columns.fields}>
        {labelsOf(copy.fields, fields, words.listed) || copy.none}
      </td>
      <td className={cx(CELL, FOLDED)} data-name={columns.reasons}>
        {labelsOf(copy.reasons, reasons, words.listed) || copy.none}
      </td>
      <td className={cx(CELL, FOLDED, 'pr-4')} data-name={columns.cases}>
        {caseNumbers(copy, group) || copy.none}
      </td>
    </tr>
  )
}
