import type { HistoryLine } from '@mimamori/contract/cases/review-contract'
import { cx } from '@mimamori/ui/class-names'
import { Tag } from '@mimamori/ui/tag'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { MemberTitle } from '../parts/member-title.tsx'
import { usePersonName } from '../parts/person-names.tsx'
import { ResponseLines } from '../parts/response-lines.tsx'
import { Timestamp } from '../parts/timestamp.tsx'

/** Earlier decisions on the same target or the same member, newest first. */
export function HistoryPanel({ history }: { history: readonly HistoryLine[] }): ReactNode {
  const evidence = useMessages('beside')
  if (history.length === 0) return <p className="py-6 text-ink2">{evidence.noHistory}</p>
  return (
    <ul>
      {history.map((line) => (
        <HistoryItem key={`${line.caseId} ${line.decidedAt}`} line={line} />
      ))}
    </ul>
  )
}

function HistoryItem({ line }: { line: HistoryLine }) {
  const { cases, words } = useCopy()
  const evidence = useMessages('beside')
  const nameOf = usePersonName()
  const what = line.measures.map((measure) => words.measures[measure]).join(words.plus) || words.noViolation
  const about = line.categories.map((category) => words.categoriesShort[category]).join(words.listed)
  return (
    <li className="grid gap-0.5 border-b border-line py-2.5">
      <span className="flex flex-wrap items-center gap-x-2.5">
        <b className={cx('font-semibold', line.state === 'undone' && 'text-ink2 line-through')}>{what}</b>
        {about ? <span>{about}</span> : null}
        {line.sameTarget ? <Tag tone="accent">{evidence.sameTarget}</Tag> : null}
        {line.quick ? <Tag tone="amber">{evidence.quick}</Tag> : null}
        {line.state === 'standing' ? null : <Tag>{evidence.states[line.state]}</Tag>}
        <span className="ml-auto text-sm text-ink2">
          <Timestamp at={line.decidedAt} />
        </span>
      </span>
      <span className="text-sm text-ink2">
        #{line.caseNumber} <MemberTitle text={line.title} /> · {cases.by(nameOf(line.by))}
      </span>
      <ResponseLines responses={line.responses} />
      {line.note ? <span className="verbatim text-sm">{evidence.note(line.note)}</span> : null}
    </li>
  )
}
