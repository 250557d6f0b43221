import type { OwnDecisionLine } from '@mimamori/contract/decisions/own-day-contract'
import type { OwnOutcome } from '@mimamori/policy/decisions/own-day-rules'
import { type FoldingColumn, FoldingTable } from '@mimamori/ui/folding-table'
import { Tag } from '@mimamori/ui/tag'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type Copy, useCopy } from '../../i18n/language-provider.tsx'
import { type Messages, useMessages } from '../../i18n/messages.ts'
import { MemberTitle } from '../../parts/member-title.tsx'
import { Timestamp } from '../../parts/timestamp.tsx'

const OVERTURNED: readonly OwnOutcome[] = ['reversed', 'granted']

/** One's own decisions, newest first; each leads to its case. */
export function OwnDecisionsTable({ decisions }: { decisions: readonly OwnDecisionLine[] }): ReactNode {
  const copy = useMessages('own-day')
  return (
    <FoldingTable
      label={copy.title}
      rowAttribute="data-decision"
      columns={columnsOf(copy, useCopy())}
      rows={decisions}
    />
  )
}

function Outcome({ outcome, copy }: { outcome: OwnOutcome; copy: Messages['own-day'] }) {
  const name = copy.outcomes[outcome]
  if (OVERTURNED.includes(outcome)) return <Tag tone="amber">{name}</Tag>
  return outcome === 'appealed' ? <Tag>{name}</Tag> : <span className="text-ink2">{name}</span>
}

function columnsOf(copy: Messages['own-day'], { words }: Copy): FoldingColumn<OwnDecisionLine>[] {
  const { columns } = copy
  return [
    {
      id: 'case',
      name: columns.case,
      width: 'w-24',
      cell: ({ caseId, caseNumber }) => (
        <Link
          to="/review/$caseId"
          params={{ caseId }}
          search={{ queue: 'flagged' }}
          className="text-accent underline-offset-2 hover:underline"
        >
          #{caseNumber}
        </Link>
      ),
    },
    {
      id: 'title',
      name: columns.title,
      width: '',
      cell: ({ title, target }) => <MemberTitle text={title} instead={target.id} />,
    },
    {
      id: 'what',
      name: columns.what,
      width: 'w-72',
      cell: ({ measures, categories }) => {
        const what = measures.map((each) => words.measures[each]).join(words.plus) || words.noViolation
        const about = categories.map((each) => words.categoriesShort[each]).join(words.listed)
        return (
          <>
            {what} <span className="text-ink2">{about}</span>
          </>
        )
      },
    },
    {
      id: 'outcome',
      name: columns.outcome,
      width: 'w-44',
      cell: ({ outcome }) => <Outcome outcome={outcome} copy={copy} />,
    },
    {
      id: 'shown',
      name: columns.shown,
      width: 'w-28',
      right: true,
      cell: ({ shownMs }) => (shownMs === null ? copy.unknown : copy.seconds(Math.round(shownMs / 1000))),
    },
    {
      id: 'decided',
      name: columns.decided,
      width: 'w-44',
      right: true,
      cell: ({ decidedAt }) => <Timestamp at={decidedAt} />,
    },
  ]
}
