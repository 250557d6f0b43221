import { MAX_REMINDER_LETTER_LENGTH } from '@mimamori/policy/reminders/reminder-outcome-rules'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { type ReactNode, useId } from 'react'
import { SnippetTrigger, TAKES_SNIPPETS } from '../i18n/snippet-trigger.tsx'
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
import { useReminderCopy } from './reminder-case-copy.ts'

type Props = {
  draft: OutcomeDraft
  about: AboutReminder
  /** what is wrong with one of them */
  problem: { readonly side: LetterSide; readonly words: string } | null
  onChange: (draft: OutcomeDraft) => void
}

/** The letters of the chosen outcome, side by side as the sides are above them, to be read and edited. */
export function OutcomeLetters({ draft, about, problem, onChange }: Props): ReactNode {
  const copy = useReminderCopy()
  return (
    <section data-letter aria-label={copy.letters} className="@container">
      <div className="grid gap-x-5 gap-y-3 @xl:grid-cols-2">
        {LETTER_SIDES.map((side) => (
          <LetterField
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

function LetterField({ side, draft, about, problem, onChange }: FieldProps) {
  const copy = useReminderCopy()
  const id = useId()
  const text = letterOf(draft, about, side)
  const edited = isEdited(draft, side)
  const yen = amountOf(draft)
  const missing = yen !== null && lacksAmount(draft, about, side) ? copy.amountMissing(yenInLetter(yen)) : null
  const open = text.includes('{{amount}}') ? copy.amountOpen : null
  const note = problem ?? missing ?? open
  return (
    <div className="grid content-start gap-1" data-snippet-place>
      <div className="flex min-h-6 items-center justify-between gap-2 text-sm text-ink2">
        <label htmlFor={id} className="font-semibold">
          {copy.letterTo[side]}
          {edited ? <span className="ml-2 font-normal text-amber">{copy.edited}</span> : null}
        </label>
        <span className="flex items-center gap-1">
          {edited ? (
            <Button small variant="quiet" onClick={() => onChange(editLetter(draft, side, null))}>
              {copy.reset}
            </Button>
          ) : null}
          <SnippetTrigger />
        </span>
      </div>
      <textarea
        id={id}
        lang="ja"
        value={text}
        maxLength={MAX_REMINDER_LETTER_LENGTH}
        aria-invalid={problem !== null}
        aria-describedby={note ? `${id}-note` : undefined}
        {...TAKES_SNIPPETS}
        onChange={(event) => onChange(editLetter(draft, side, event.target.value))}
        className="verbatim field-sizing-content max-h-[24vh] min-h-20 w-full resize-y rounded-md border border-line bg-bg px-2.5 py-2 text-[13px]/5 aria-invalid:border-red max-sheet:max-h-40"
      />
      {note ? (
        <p
          id={`${id}-note`}
          role={problem ? 'alert' : undefined}
          className={cx('text-sm', problem ? 'text-red' : 'text-amber')}
        >
          {note}
        </p>
      ) : null}
    </div>
  )
}
