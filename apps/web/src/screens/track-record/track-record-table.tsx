import { isModelRule } from '@mimamori/policy/breakdown/case-source-rules'
import type { EstimatedShare } from '@mimamori/policy/detection/track-record'
import { Button } from '@mimamori/ui/button'
import { Tag } from '@mimamori/ui/tag'
import type { ReactNode } from 'react'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { DataTable } from '../../parts/tables/data-table.tsx'
import { useRuleName } from './track-record-copy.ts'
import type { TrackRecordRow } from './track-record-rows.ts'

type Actions = {
  /** `null`: this person may only read */
  readonly may: boolean
  readonly busy: boolean
  readonly onSilence: (rule: string) => void
  readonly onResume: (row: TrackRecordRow) => void
}

/** The sources of flags with their figures, and what can be done with each. */
export function TrackRecordTable({ rows, actions }: { rows: readonly TrackRecordRow[]; actions: Actions }): ReactNode {
  const copy = useMessages('track-record')
  const name = useRuleName()
  const share = (value: number | null) => (value === null ? copy.none : copy.percent(value))
  return (
    <DataTable
      fixed
      label={copy.title}
      mark="data-source"
      names={copy.columns}
      rows={rows}
      columns={[
        { id: 'source', cell: (row) => <SourceCell row={row} /> },
        { id: 'n', className: 'w-20', right: true, cell: ({ n }) => n.toLocaleString('en') },
        { id: 'precision', className: 'w-68 pl-6', cell: ({ precision }) => <PrecisionBar precision={precision} /> },
        { id: 'coverage', className: 'w-24', right: true, cell: ({ coverage }) => share(coverage) },
        { id: 'disagreement', className: 'w-32', right: true, cell: ({ disagreement }) => share(disagreement) },
        {
          id: 'overturned',
          className: 'w-24',
          right: true,
          cell: ({ overturned }) => overturned.toLocaleString('en'),
        },
        actions.may && {
          id: 'action',
          className: 'w-52',
          right: true,
          cell: (row) =>
            row.silence ? (
              <Button
                small
                disabled={actions.busy}
                aria-label={copy.resumeOf(name(row.rule))}
                onClick={() => actions.onResume(row)}
              >
                {copy.resume}
              </Button>
            ) : (
              <Button small aria-label={copy.silenceOf(name(row.rule))} onClick={() => actions.onSilence(row.rule)}>
                {copy.silence}
              </Button>
            ),
        },
      ]}
    />
  )
}

/** What a source is: its name, category and model, and whether it is silenced or weighs less. */
function SourceCell({ row: { rule, model, category, silence, lowered } }: { row: TrackRecordRow }) {
  const copy = useMessages('track-record')
  const name = useRuleName()
  const { words, instants } = useCopy()
  return (
    <span className="flex flex-wrap items-baseline gap-x-2 gap-y-1 py-1.5 whitespace-normal max-sheet:py-0">
      <span className="font-semibold">{name(rule)}</span>
      {isModelRule(rule) ? null : <span className="text-sm text-ink2">{words.categoriesShort[category]}</span>}
      {model === null ? null : <span className="text-sm text-ink2">{copy.version(model)}</span>}
      {lowered ? <Tag tone="amber">{copy.lowered}</Tag> : null}
      {silence ? (
        <>
          <Tag tone="red">{copy.silencedUntil(instants.brief(silence.until))}</Tag>
          <span className="text-sm text-ink2">{copy.silencedBy(silence.by ?? copy.leftAccount, silence.reason)}</span>
        </>
      ) : null}
    </span>
  )
}

const percent = (share: number) => `${share * 100}%`

/** A precision in numbers, and as a mark within its interval from 0 to 100 %. */
function PrecisionBar({ precision }: { precision: EstimatedShare | null }): ReactNode {
  const copy = useMessages('track-record')
  if (precision === null) return copy.none
  const { share, low, high } = precision
  return (
    <span className="flex items-center gap-3 sheet:pl-4">
      <span className="w-10 flex-none font-semibold sheet:text-right">{copy.percent(share)}</span>
      <span aria-hidden="true" className="relative h-3 w-24 flex-none rounded-xs bg-sunk">
        <span
          className="absolute inset-y-1 rounded-xs bg-accent/40"
          style={{ left: percent(low), width: percent(high - low) }}
        />
        <span className="absolute inset-y-0 w-0.5 -translate-x-px bg-accent" style={{ left: percent(share) }} />
      </span>
      <span className="text-sm whitespace-nowrap text-ink2">{copy.interval(low, high)}</span>
    </span>
  )
}
