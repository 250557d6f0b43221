import { isModelRule } from '@mimamori/policy/breakdown/case-source-rules'
import { Button } from '@mimamori/ui/button'
import { Tag } from '@mimamori/ui/tag'
import type { ReactNode } from 'react'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { DataTable } from '../../parts/tables/data-table.tsx'
import { PrecisionBar } from './precision-bar.tsx'
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
