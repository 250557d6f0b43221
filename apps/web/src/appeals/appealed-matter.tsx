import type { AppealView } from '@mimamori/contract/appeals/appeal-contract'
import { Tag } from '@mimamori/ui/tag'
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { langOf } from '../i18n/lang-of.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { MemberTitle } from '../parts/member-title.tsx'
import { Timestamp } from '../parts/timestamp.tsx'

type Against<Kind extends AppealView['against']['kind']> = Extract<AppealView['against'], { kind: Kind }>
type Props<Kind extends AppealView['against']['kind']> = { against: Against<Kind>; caseLink: ReactNode }

const LINE = 'flex flex-wrap items-center gap-x-3.5 gap-y-1.5 text-sm text-ink2'

/** The decision that an appeal is against, with its letter and the text that was judged. */
export function AppealedDecision({ against, caseLink }: Props<'decision'>): ReactNode {
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
      <FoldedText summary={copy.sentLetter}>{against.letter}</FoldedText>
      <FoldedText summary={against.title ? `${copy.text}: ${against.title}` : copy.text}>
        {against.body || copy.noText}
      </FoldedText>
    </>
  )
}

/** The outcome of a contact reminder that an appeal is against, with the letters to both sides. */
export function AppealedOutcome({ against, caseLink }: Props<'reminder'>): ReactNode {
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
      <FoldedText summary={copy.sentLetters.own}>{own || copy.noLetter}</FoldedText>
      <FoldedText summary={copy.sentLetters.other}>{other || copy.noLetter}</FoldedText>
    </>
  )
}

function FoldedText({ summary, children }: { summary: string; children: string }) {
  return (
    <details className="group rounded-md border border-line bg-panel">
      <summary className="flex min-h-8 list-none items-center gap-2 px-3 py-1 hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRight size={14} className="flex-none group-open:rotate-90" aria-hidden="true" />
        <span lang={langOf(summary)} className="truncate">
          {summary}
        </span>
      </summary>
      <p lang={langOf(children)} className="verbatim border-t border-line px-3 py-2.5">
        {children}
      </p>
    </details>
  )
}
