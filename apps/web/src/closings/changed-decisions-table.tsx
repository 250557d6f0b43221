import type { ChangedDecisionLine } from '@mimamori/contract/closings/closing-contract'
import type { MouseEvent, ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { MemberTitle } from '../parts/member-title.tsx'
import { DataTable } from '../parts/tables/data-table.tsx'
import { Timestamp } from '../parts/timestamp.tsx'

type Props = {
  lines: readonly ChangedDecisionLine[]
  label: string
  hrefOf: (line: ChangedDecisionLine) => string
  onOpen: (event: MouseEvent, line: ChangedDecisionLine) => void
}

type Row = ChangedDecisionLine & { readonly rowId: string }

/** The rows of a list of changed decisions, as its table and its keys know them. */
export const changedRows = (lines: readonly ChangedDecisionLine[]): Row[] =>
  lines.map((line) => ({ ...line, rowId: line.decisionId }))

/** The decisions that a month counts otherwise than its close: how then, how now, why, by whom and when. */
export function ChangedDecisionsTable({ lines, label, hrefOf, onOpen }: Props): ReactNode {
  const { columns, why, byDesk } = useMessages('closings/changed-decisions')
  const stateText = useStateText()
  return (
    <DataTable
      fixed
      label={label}
      mark="data-changed"
      names={columns}
      rows={changedRows(lines)}
      rowId={({ rowId }) => rowId}
      columns={[
        {
          id: 'case',
          className: 'w-24',
          cell: (line) => (
            <a
              href={hrefOf(line)}
              data-row={line.rowId}
              onClick={(event) => onOpen(event, line)}
              className="text-accent tabular-nums outline-none after:absolute after:inset-0"
            >
              #{line.caseNumber}
            </a>
          ),
        },
        { id: 'title', cell: ({ title, target }) => <MemberTitle text={title} instead={target.id} /> },
        { id: 'was', className: 'w-56', cell: (line) => stateText(line, line.was) },
        { id: 'now', className: 'w-56', cell: (line) => stateText(line, line.now) },
        { id: 'why', className: 'w-56', cell: (line) => why[line.why] },
        { id: 'by', className: 'w-28', cell: ({ by }) => by?.alias ?? byDesk },
        { id: 'at', className: 'w-44', right: true, cell: ({ at }) => <Timestamp at={at} /> },
      ]}
    />
  )
}

/** How a month counts a decision, in words: its category with the measures in force, or why it is not counted. */
function useStateText(): (line: ChangedDecisionLine, state: ChangedDecisionLine['was']) => string {
  const { state: texts } = useMessages('closings/changed-decisions')
  const { words } = useCopy()
  return ({ published }, state) => {
    if (!state) return texts.none
    const measures = state.measures.map((each) => words.measures[each]).join(words.listed)
    if (published === null) return texts.passed
    if (state.overturned) return texts.overturned
    return state.counted ? texts.counted(words.categoriesShort[published], measures) : texts.confirmed(measures)
  }
}
