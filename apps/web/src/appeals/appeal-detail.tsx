import type { AppealView } from '@mimamori/contract/appeals/appeal-contract'
import { Tag } from '@mimamori/ui/tag'
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { DueIn } from '../i18n/due-in.tsx'
import { useCopy } from '../i18n/language-provider.tsx'
import { Timestamp } from '../i18n/timestamp.tsx'
import { AppealStateTag } from './appeal-state-tag.tsx'
import { useAppealsCopy } from './appeals-copy.ts'

type Props = {
  appeal: AppealView
  back: ReactNode
  caseLink: ReactNode
  /** where it is decided, or what was */
  children: ReactNode
}

/** An appeal: the member's text beside the decision it objects to. */
export function AppealDetail({ appeal, back, caseLink, children }: Props): ReactNode {
  const copy = useAppealsCopy()
  const { words } = useCopy()
  const { against, refusal } = appeal
  const what = against.measures.map((measure) => words.measures[measure]).join(words.plus)
  return (
    <article className="mx-auto grid max-w-[760px] gap-6 px-6 py-4 max-sheet:px-4">
      <header className="grid gap-1.5">
        {back}
        <h2 tabIndex={-1} data-appeal-heading className="text-xl font-semibold outline-none">
          {what}
        </h2>
        <p className="flex flex-wrap items-center gap-x-3.5 gap-y-1 text-sm text-ink2">
          <AppealStateTag state={appeal.state} />
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
        <p className="flex flex-wrap items-center gap-x-3.5 gap-y-1.5 text-sm text-ink2">
          {against.categories.map((category) => (
            <Tag key={category}>{words.categoriesShort[category]}</Tag>
          ))}
          {against.clause ? <span>{copy.clause(against.clause)}</span> : null}
          <span>
            <Timestamp at={against.decidedAt} />
          </span>
          <span>{copy.decidedBy(against.by)}</span>
          {caseLink}
        </p>
        {against.note ? <p className="verbatim text-sm">{copy.note(against.note)}</p> : null}
        <FoldedText summary={copy.sentLetter}>{against.letter}</FoldedText>
        <FoldedText summary={against.title ? `${copy.text}: ${against.title}` : copy.text}>
          {against.body || copy.noText}
        </FoldedText>
      </AppealSection>
      {children}
    </article>
  )
}

/** A titled part of an appeal. */
export function AppealSection({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <section aria-label={title} className="grid gap-2">
      <h3 className="text-sm font-semibold text-ink2">{title}</h3>
      {children}
    </section>
  )
}

function FoldedText({ summary, children }: { summary: string; children: string }) {
  return (
    <details className="group rounded-md border border-line bg-panel">
      <summary className="flex min-h-8 list-none items-center gap-2 px-3 py-1 hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRight size={14} className="flex-none group-open:rotate-90" aria-hidden="true" />
        <span lang="ja" className="truncate">
          {summary}
        </span>
      </summary>
      <p lang="ja" className="verbatim border-t border-line px-3 py-2.5">
        {children}
      </p>
    </details>
  )
}
