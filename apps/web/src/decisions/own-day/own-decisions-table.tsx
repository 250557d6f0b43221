import type { OwnDecisionLine } from '@mimamori/contract/decisions/own-day-contract'
import { Tag } from '@mimamori/ui/tag'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { MemberTitle } from '../../parts/member-title.tsx'
import { DataTable } from '../../parts/tables/data-table.tsx'
import { Timestamp } from '../../parts/timestamp.tsx'

/** One's own decisions, newest first; each leads to its case. */
export function OwnDecisionsTable({ decisions }: { decisions: readonly OwnDecisionLine[] }): ReactNode {
  const copy = useMessages('own-day')
  const { words } = useCopy()
  return (
    <DataTable
      fixed
      label={copy.title}
      mark="data-decision"
      names={copy.columns}
      rows={decisions}
      columns={[
        {
          id: 'case',
          className: 'w-24',
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
        { id: 'title', cell: ({ title, target }) => <MemberTitle text={title} instead={target.id} /> },
        {
          id: 'what',
          className: 'w-72',
          cell: ({ measures, categories }) => (
            <>
              {measures.map((each) => words.measures[each]).join(words.plus) || words.noViolation}{' '}
              <span className="text-ink2">
                {categories.map((each) => words.categoriesShort[each]).join(words.listed)}
              </span>
            </>
          ),
        },
        {
          id: 'outcome',
          className: 'w-44',
          cell: ({ outcome }) => {
            const name = copy.outcomes[outcome]
            if (outcome === 'reversed' || outcome === 'granted') return <Tag tone="amber">{name}</Tag>
            return outcome === 'appealed' ? <Tag>{name}</Tag> : <span className="text-ink2">{name}</span>
          },
        },
        {
          id: 'shown',
          className: 'w-28',
          right: true,
          cell: ({ shownMs }) => (shownMs === null ? copy.unknown : copy.seconds(Math.round(shownMs / 1000))),
        },
        { id: 'decided', className: 'w-44', right: true, cell: ({ decidedAt }) => <Timestamp at={decidedAt} /> },
      ]}
    />
  )
}
