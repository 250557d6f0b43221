import type { AppealView } from '@mimamori/contract/appeals/appeal-contract'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { DueIn } from '../parts/due-in.tsx'
import { Timestamp } from '../parts/timestamp.tsx'
import { useAppealMatter } from './appeal-matter.ts'
import { AppealSection } from './appeal-section.tsx'
import { AppealStateTag } from './appeal-state-tag.tsx'
import { AppealedDecision, AppealedOutcome } from './appealed-matter.tsx'

type Props = {
  appeal: AppealView
  back: ReactNode
  caseLink: ReactNode
  /** where it is decided, or what was */
  children: ReactNode
}

/** An appeal: the member's text beside what it objects to. */
export function AppealDetail({ appeal, back, caseLink, children }: Props): ReactNode {
  const copy = useMessages('appeals')
  const matter = useAppealMatter()
  const { against, refusal } = appeal
  return (
    <article className="mx-auto grid max-w-[760px] gap-6 px-6 py-4 max-sheet:px-4">
      <header className="grid gap-1.5">
        {back}
        <h2 tabIndex={-1} data-appeal-heading className="text-xl font-semibold outline-none">
          {against.kind === 'reminder' ? copy.outcome(matter(against)) : matter(against)}
        </h2>
        <p className="flex flex-wrap items-center gap-x-3.5 gap-y-1 text-sm text-ink2">
          <AppealStateTag state={appeal.state} waits={appeal.state === 'held' && appeal.heldUntil === null} />
          <span>{copy.member(appeal.memberId)}</span>
          <span>
            {copy.filed} <Timestamp at={appeal.appealedAt} />
          </span>
          {appeal.dueAt ? <DueIn of={{ dueAt: appeal.dueAt, openedAt: appeal.receivedAt, decidedAt: null }} /> : null}
        </p>
        {refusal ? <p className="text-sm text-amber">{copy.refusals[refusal]}</p> : null}
      </header>
      <AppealSection title={copy.said}>
        <p lang="ja" className="verbatim max-w-[680px]">
          {appeal.text}
        </p>
      </AppealSection>
      <AppealSection title={copy.against}>
        {against.kind === 'decision' ? (
          <AppealedDecision against={against} caseLink={caseLink} />
        ) : (
          <AppealedOutcome against={against} caseLink={caseLink} />
        )}
      </AppealSection>
      {children}
    </article>
  )
}
