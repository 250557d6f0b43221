import { MAX_REMINDER_LETTER_LENGTH } from '@mimamori/policy/reminders/reminder-outcome-rules'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { LetterField } from '../parts/letter-field.tsx'
import {
  type AboutReminder,
  amountOf,
  editLetter,
  isEdited,
  LETTER_SIDES,
  type LetterSide,
  lacksAmount,
  letterOf,
  type OutcomeDraft,
  yenInLetter,
} from './outcome-draft.ts'

type Props = {
  draft: OutcomeDraft
  about: AboutReminder
  /** what is wrong with one of them */
  problem: { readonly side: LetterSide; readonly words: string } | null
  onChange: (draft: OutcomeDraft) => void
}

/** The letters of the chosen outcome, side by side as the sides are above them, to be read and edited. */
export function OutcomeLetters({ draft, about, problem, onChange }: Props): ReactNode {
  const copy = useMessages('reminders/reminder-case')
  return (
    <section data-letter aria-label={copy.letters} className="@container">
      <div className="grid gap-x-5 gap-y-3 @xl:grid-cols-2">
        {LETTER_SIDES.map((side) => (
          <SideLetter
            key={side}
            side={side}
            draft={draft}
            about={about}
            problem={problem?.side === side ? problem.words : null}
            onChange={onChange}
          />
        ))}
      </div>
    </section>
  )
}

type FieldProps = Omit<Props, 'problem'> & { side: LetterSide; problem: string | null }

function SideLetter({ side, draft, about, problem, onChange }: FieldProps) {
  const copy = useMessages('reminders/reminder-case')
  const text = letterOf(draft, about, side)
  const yen = amountOf(draft)
  const missing = yen !== null && lacksAmount(draft, about, side) ? copy.amountMissing(yenInLetter(yen)) : null
  const open = text.includes('{{amount}}') ? copy.amountOpen : null
  const words = problem ?? missing ?? open
  return (
    <div className="grid content-start gap-1" data-snippet-place>
      <LetterField
        label={copy.letterTo[side]}
        text={text}
        maxLength={MAX_REMINDER_LETTER_LENGTH}
        edited={isEdited(draft, side)}
        words={copy}
        onEdit={(typed) => onChange(editLetter(draft, side, typed))}
        note={words === null ? null : { words, wrong: problem !== null }}
        className="max-h-[24vh] min-h-20 max-sheet:max-h-40"
      />
    </div>
  )
}
