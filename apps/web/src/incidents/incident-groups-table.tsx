import type { IncidentGroup } from '@mimamori/contract/incidents/incident-contract'
import type { IncidentDirection } from '@mimamori/policy/incidents/incident-rules'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { type Messages, useMessages } from '../i18n/messages.ts'
import { DataTable } from '../parts/tables/data-table.tsx'
import type { DataColumn } from '../parts/tables/table-view.tsx'
import { Timestamp } from '../parts/timestamp.tsx'
import { formatNumber } from './format-number.ts'

type Props = { groups: readonly IncidentGroup[]; by: IncidentDirection; title: string }

/** Codes in words; one that has none stays a code. */
function labelsOf(words: Readonly<Record<string, string>>, codes: readonly string[], between: string): string {
  return codes.map((code) => words[code] ?? code).join(between)
}

function caseNumbers(copy: Messages['incidents'], { cases, casesInAll }: IncidentGroup): string {
  const more = casesInAll - cases.length
  const numbers = cases.map((n) => copy.caseNumber(n))
  return [...numbers, ...(more > 0 ? [copy.moreCases(formatNumber(more))] : [])].join(' ')
}

/** The report by member or person, one line each; the same on paper as on screen. */
export function IncidentGroupsTable({ groups, by, title }: Props): ReactNode {
  const copy = useMessages('incidents')
  const { words } = useCopy()
  const column = (
    id: Exclude<keyof typeof copy.columns, 'member' | 'person'>,
    cell: (group: IncidentGroup) => ReactNode,
  ): DataColumn<IncidentGroup, typeof id> => ({ id, cell, wraps: true })
  return (
    <DataTable
      label={title}
      names={copy.columns}
      rows={groups}
      rowId={({ subject }) => subject.id}
      columns={[
        {
          id: by === 'person' ? 'member' : 'person',
          names: true,
          wraps: true,
          cell: ({ subject: { alias, id } }) =>
            alias === null ? (
              <span className="font-mono whitespace-nowrap">{id}</span>
            ) : (
              <span>
                {alias} <span className="block font-mono text-xs break-all text-ink2">{id}</span>
              </span>
            ),
        },
        { ...column('n', ({ n }) => formatNumber(n)), right: true },
        { ...column('first', ({ first }) => <Timestamp at={first} />), quiet: true },
        { ...column('last', ({ last }) => <Timestamp at={last} />), quiet: true },
        column('kinds', ({ kinds }) =>
          kinds.map(({ kind, n }) => copy.kind(copy.kinds[kind], formatNumber(n))).join(words.listed),
        ),
        column('fields', ({ fields }) => labelsOf(copy.fields, fields, words.listed) || copy.none),
        column('reasons', ({ reasons }) => labelsOf(copy.reasons, reasons, words.listed) || copy.none),
        column('cases', (group) => caseNumbers(copy, group) || copy.none),
      ]}
    />
  )
}
