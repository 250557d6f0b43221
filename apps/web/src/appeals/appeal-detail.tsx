import type { AppealView } from '@mimamori/contract/appeals/appeal-contract'
import { Tag } from '@mimamori/ui/tag'
import type { ReactNode } from 'react'
import { langOf } from '../i18n/lang-of.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { DueIn } from '../parts/due-in.tsx'
import { MemberTitle } from '../parts/member-title.tsx'
import { Timestamp } from '../parts/timestamp.tsx'
import { useAppealMatter } from './appeal-matter.ts'
import { AppealSection } from './appeal-section.tsx'
import { AppealStateTag } from './appeal-state-tag.tsx'

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

type Against<Kind extends AppealView['against']['kind']> = Extract<AppealView['against'], { kind: Kind }>
type AppealedDecisionProps<Kind extends AppealView['against']['kind']> = { against: Against<Kind>; caseLink: ReactNode }

const LINE = 'flex flex-wrap items-center gap-x-3.5 gap-y-1.5 text-sm text-ink2'

/** The decision that an appeal is against, with its letter and the text that was judged. */
function AppealedDecision({ against, caseLink }: AppealedDecisionProps<'decision'>): ReactNode {
  const copy = useMessages('appeals')
  const { words } = useCopy()
  return (
    <>
      <p className={LINE}>
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
      <JudgedText title={copy.sentLetter}>{against.letter}</JudgedText>
      <JudgedText title={against.title ? `${copy.text}: ${against.title}` : copy.text}>
        {against.body || copy.noText}
      </JudgedText>
    </>
  )
}

/** The outcome of a contact reminder that an appeal is against, with the letters to both sides. */
function AppealedOutcome({ against, caseLink }: AppealedDecisionProps<'reminder'>): ReactNode {
  const copy = useMessages('appeals')
  const { words } = useCopy()
  const { side, requestedBy, letters, outcome, note, agreedBy } = against
  const asked = side === requestedBy
  const own = asked ? letters.asking : letters.silent
  const other = asked ? letters.silent : letters.asking
  return (
    <>
      <MemberTitle text={against.title} className="font-semibold" />
      <p className={LINE}>
        {outcome.negativeRating ? <Tag>{copy.negativeRating}</Tag> : null}
        {against.reversedAt ? <Tag tone="green">{copy.reversed}</Tag> : null}
        <span>{copy.side(words.memberRoles[side], asked ? copy.asked : copy.silent)}</span>
        <span>
          <Timestamp at={against.decidedAt} />
        </span>
        <span>{copy.decidedBy(against.by)}</span>
        {agreedBy === null ? null : <span>{copy.agreedBy(agreedBy)}</span>}
        {caseLink}
      </p>
      {note ? <p className="verbatim text-sm">{copy.note(note)}</p> : null}
      <JudgedText title={copy.sentLetters.own}>{own || copy.noLetter}</JudgedText>
      <JudgedText title={copy.sentLetters.other}>{other || copy.noLetter}</JudgedText>
    </>
  )
}

function JudgedText({ title, children }: { title: string; children: string }) {
  return (
    <section className="rounded-md border border-line bg-panel">
      <h4 lang={langOf(title)} className="px-3 py-1.5 text-sm font-semibold break-words text-ink2">
        {title}
      </h4>
      <p lang={langOf(children)} className="verbatim border-t border-line px-3 py-2.5">
        {children}
      </p>
    </section>
  )
}
