import type { IncidentLookup, IncidentLookups } from '@mimamori/contract/incidents/incident-contract'
import { cx } from '@mimamori/ui/class-names'
import { ColumnHeads } from '@mimamori/ui/column-heads'
import type { ReactNode } from 'react'
import { type Messages, useMessages } from '../i18n/messages.ts'
import { Timestamp } from '../parts/timestamp.tsx'
import { CELL, FOLDED, formatNumber } from './incident-table-cells.ts'

/** where a link to the look-ups leads */
const LOOKUPS_ID = 'lookups'

type Props = { lookups: IncidentLookups; linkOf: (memberId: string) => ReactNode }

/** Every look-up of a person, the newest first, those that found nobody and those refused among them. */
export function LookupsTable({ lookups: { lines, counts }, linkOf }: Props): ReactNode {
  const copy = useMessages('incidents')
  const { lookups, columns } = copy
  const all = counts.found + counts.missed + counts.refused
  return (
    <section aria-label={lookups.title} className="mt-6 border-t border-line pt-3">
      <div className="px-4 pb-2">
        <h2 id={LOOKUPS_ID} tabIndex={-1} className="font-semibold outline-none">
          {lookups.title}{' '}
          <span className="ml-1 font-normal text-ink2">
            {lookups.counts(formatNumber(counts.found), formatNumber(counts.missed), formatNumber(counts.refused))}
          </span>
        </h2>
        <p className="text-sm text-ink2">{lookups.lead}</p>
      </div>
      <table aria-label={lookups.title} className="w-full border-collapse not-print:max-sheet:block print:text-xs">
        <thead className="not-print:max-sheet:sr-only">
          <ColumnHeads
            className="print:shadow-none"
            columns={[[lookups.at, 'pl-4'], [lookups.outcome], [columns.fields], [columns.reasons, 'pr-4']]}
          />
        </thead>
        <tbody className="not-print:max-sheet:block">
          {lines.map((line) => (
            <LookupRow key={`${line.at} ${line.field} ${line.memberId}`} line={line} linkOf={linkOf} />
          ))}
        </tbody>
      </table>
      {all > lines.length ? (
        <p className="px-4 py-2 text-sm text-amber">{lookups.notAll(formatNumber(lines.length))}</p>
      ) : null}
    </section>
  )
}

function renderOutcome(
  { lookups }: Messages['incidents'],
  { outcome, memberId }: IncidentLookup,
  linkOf: Props['linkOf'],
): ReactNode {
  if (memberId !== null) return <span className="font-mono whitespace-nowrap">{linkOf(memberId)}</span>
  if (outcome === 'refused') return <span className="text-amber">{lookups.outcomes.refused}</span>
  return <span className="text-ink2">{lookups.outcomes.missed}</span>
}

function LookupRow({ line, linkOf }: { line: IncidentLookup; linkOf: Props['linkOf'] }) {
  const copy = useMessages('incidents')
  const { lookups, columns } = copy
  return (
    <tr className="border-b border-line align-top break-inside-avoid not-print:max-sheet:block not-print:max-sheet:px-2 not-print:max-sheet:py-2">
      <th
        scope="row"
        className={cx(CELL, 'pl-4 text-left font-normal not-print:max-sheet:block not-print:max-sheet:pl-2')}
      >
        <Timestamp at={line.at} />
      </th>
      <td className={cx(CELL, FOLDED)} data-name={lookups.outcome}>
        {renderOutcome(copy, line, linkOf)}
      </td>
      <td className={cx(CELL, FOLDED)} data-name={columns.fields}>
        {copy.fields[line.field] ?? line.field}
      </td>
      <td className={cx(CELL, FOLDED, 'pr-4')} data-name={columns.reasons}>
        {(copy.reasons[line.reason] ?? line.reason) || copy.none}
      </td>
    </tr>
  )
}

/** The number of look-ups by outcome, with links to them below. */
export function LookupsLink(counts: IncidentLookups['counts']): ReactNode {
  const { lookups } = useMessages('incidents')
  const summary = lookups.counts(formatNumber(counts.found), formatNumber(counts.missed), formatNumber(counts.refused))
  const go = () => {
    const place = document.getElementById(LOOKUPS_ID)
    place?.scrollIntoView()
    place?.focus({ preventScroll: true })
  }
  return (
    <button
      type="button"
      onClick={go}
      className="text-left text-sm text-accent underline-offset-2 hover:underline print:hidden"
    >
      {lookups.title}: {summary}
    </button>
  )
}
