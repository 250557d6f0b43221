import type { IncidentLookups } from '@mimamori/contract/incidents/incident-contract'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { DataTable } from '../parts/tables/data-table.tsx'
import { Timestamp } from '../parts/timestamp.tsx'
import { formatNumber } from './format-number.ts'

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
      <DataTable
        label={lookups.title}
        names={{ ...columns, at: lookups.at, outcome: lookups.outcome }}
        rows={lines}
        rowId={({ at, field, memberId }) => `${at} ${field} ${memberId}`}
        columns={[
          { id: 'at', names: true, wraps: true, cell: ({ at }) => <Timestamp at={at} /> },
          {
            id: 'outcome',
            wraps: true,
            cell: ({ outcome, memberId }) => {
              if (memberId !== null) return <span className="font-mono whitespace-nowrap">{linkOf(memberId)}</span>
              if (outcome === 'refused') return <span className="text-amber">{lookups.outcomes.refused}</span>
              return <span className="text-ink2">{lookups.outcomes.missed}</span>
            },
          },
          { id: 'fields', wraps: true, cell: ({ field }) => copy.fields[field] ?? field },
          { id: 'reasons', wraps: true, cell: ({ reason }) => (copy.reasons[reason] ?? reason) || copy.none },
        ]}
      />
      {all > lines.length ? (
        <p className="px-4 py-2 text-sm text-amber">{lookups.notAll(formatNumber(lines.length))}</p>
      ) : null}
    </section>
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
