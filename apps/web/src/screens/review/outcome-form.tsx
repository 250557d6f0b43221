import {
  MAX_REMINDER_REASON_LENGTH,
  mayRate,
  movesMoney,
  REMINDER_OUTCOMES,
  type ReminderOutcome,
} from '@mimamori/policy/reminders/reminder-outcome-rules'
import { Button } from '@mimamori/ui/button'
import { NumberField } from '@mimamori/ui/number-field'
import { TextArea } from '@mimamori/ui/text-area'
import { type ReactNode, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useLetterPlace } from '../../decisions/column/use-letter-place.ts'
import { NumberedList } from '../../decisions/numbered-list.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { SEND_KEY } from '../../keys/key-chord.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import { SnippetTrigger, TAKES_SNIPPETS } from '../../parts/snippet-trigger.tsx'
import {
  amountOf,
  type LetterSide,
  type OutcomeField,
  takeOutcome,
  whyTwoPeople,
} from '../../reminders/outcome-draft.ts'
import { OutcomeLetters } from '../../reminders/outcome-letters.tsx'
import { useYen } from '../../reminders/reminder-case-copy.ts'
import { RestChoice } from '../../reminders/rest-of-escrow.tsx'
import type { ReminderDecisionProps } from './reminder-decision-props.ts'
import { useOutcomeForm } from './use-outcome-form.ts'

/** The suggested outcome first, then the others. */
const outcomesFrom = (suggested: ReminderOutcome): readonly ReminderOutcome[] => [
  suggested,
  ...REMINDER_OUTCOMES.filter((outcome) => outcome !== suggested),
]

/** Chooses the outcome of a contact reminder: digits take one, and the letters of it stand below the timeline. */
export function OutcomeForm(props: ReminderDecisionProps): ReactNode {
  const { review, active, frame } = props
  const { reminder } = review
  const { contract, suggested } = reminder
  const copy = useMessages('reminders/reminder-case')
  const yen = useYen()
  const place = useRef<HTMLElement>(null)
  const { draft, change, send, busy, problem, wordsOf } = useOutcomeForm(props, place)
  const outcomes = outcomesFrom(suggested.outcome)
  const at = outcomes.indexOf(draft.outcome)
  const closed = (outcome: ReminderOutcome) => {
    if (movesMoney(outcome) && contract.escrowedYen === 0) return wordsOf('nothing_escrowed')
    return outcome === 'project_cancelled' && contract.escrowedYen > 0 ? wordsOf('escrow_left') : undefined
  }
  const choose = (index: number) => {
    const outcome = outcomes[index]
    if (!outcome || closed(outcome)) return
    frame.unfold()
    change(takeOutcome(draft, outcome))
  }
  const step = (by: number) => choose((at + by + outcomes.length) % outcomes.length)
  useKeys(
    { digit: (n) => choose(n - 1), up: () => step(-1), down: () => step(1), send },
    active && frame.listens && !busy,
  )
  const letterPlace = useLetterPlace(frame.letter)
  const problemAt = (field: OutcomeField) => (problem?.field === field ? problem.words : null)
  const amount = amountOf(draft)
  const wrong = problemAt('amount')
  const side: LetterSide | null = problemAt('asking') ? 'asking' : problemAt('silent') ? 'silent' : null
  const letters = (
    <OutcomeLetters
      draft={draft}
      about={reminder}
      problem={side && { side, words: problemAt(side) ?? '' }}
      onChange={change}
    />
  )
  const two = whyTwoPeople(draft, reminder)
  const limits = { escrow: reminder.money.twoPeopleAboveYen, day: reminder.money.aloneADayYen }
  const moving = draft.outcome === 'payment_confirmed' || draft.outcome === 'escrow_released' ? draft.outcome : null
  return (
    <section ref={place} data-panel tabIndex={-1} aria-label={copy.outcome} className="grid gap-3 outline-none">
      <h2 className="text-sm font-semibold text-ink2">{copy.outcome}</h2>
      <NumberedList
        label={copy.outcome}
        items={outcomes.map((outcome) => ({
          key: outcome,
          label: copy.outcomes[outcome],
          chosen: outcome === draft.outcome,
          suggested: outcome === suggested.outcome ? copy.suggested : undefined,
          closed: closed(outcome),
        }))}
        at={at}
        onCommit={choose}
        onFocus={() => undefined}
      />
      <p className="-mt-1.5 text-sm text-ink2">{copy.effects[draft.outcome]}</p>
      <FieldProblem words={problemAt('outcome')} />
      {moving ? (
        <div className="grid gap-1">
          <NumberField
            label={copy.amounts[moving]}
            note={copy.amountNote(yen(contract.escrowedYen))}
            range={copy.amountRange(yen(contract.escrowedYen))}
            typed={draft.amount}
            valid={wrong === null && amount !== null && amount >= 1 && amount <= contract.escrowedYen}
            onType={(typed) => change({ ...draft, amount: typed })}
          />
          <FieldProblem words={wrong} />
        </div>
      ) : null}
      <RestChoice draft={draft} about={reminder} problem={problemAt('rest')} onChange={change} />
      <label className="flex min-h-6 items-center gap-2">
        <input
          type="checkbox"
          checked={draft.negativeRating}
          disabled={!mayRate(draft.outcome, reminder)}
          onChange={(event) => change({ ...draft, negativeRating: event.target.checked })}
          className="size-4 flex-none accent-accent"
        />
        {mayRate(draft.outcome, reminder) ? copy.negative : copy.negativeNot}
      </label>
      {letterPlace ? createPortal(letters, letterPlace) : letters}
      <div className="relative grid gap-1" data-snippet-place>
        <TextArea
          label={copy.reason}
          hint={copy.reasonHint}
          required
          aria-invalid={problemAt('reason') !== null}
          value={draft.reason}
          maxLength={MAX_REMINDER_REASON_LENGTH}
          onChange={(event) => change({ ...draft, reason: event.target.value })}
          className="max-h-40 min-h-14 scroll-mb-24 text-sm/5 aria-invalid:border-red"
          {...TAKES_SNIPPETS}
        />
        <SnippetTrigger className="absolute -top-1 right-0" />
        <FieldProblem words={problemAt('reason')} />
      </div>
      <div className="sticky -bottom-3.5 z-1 -mx-4 grid gap-2 border-y border-line bg-panel px-4 py-2.5 max-sheet:-bottom-2.5 max-sheet:-mx-3 max-sheet:px-3">
        {two ? <p className="text-sm text-amber">{copy.twoPeople[two](yen(limits[two]))}</p> : null}
        {problem && problem.field === null ? (
          <p role="alert" className="rounded-md bg-red-bg px-2.5 py-2 text-sm text-red">
            {problem.words}
          </p>
        ) : null}
        {frame.closed ? <p className="text-sm text-ink2">{frame.closed}</p> : null}
        <Button
          variant="primary"
          keycap={SEND_KEY}
          disabled={busy || frame.closed !== null}
          onClick={send}
          className="min-h-9 justify-between font-semibold"
        >
          {busy ? copy.sending : two ? copy.propose : copy.confirm[draft.outcome](amount === null ? '' : yen(amount))}
        </Button>
      </div>
    </section>
  )
}

/** A refusal at its field. */
function FieldProblem({ words }: { words: string | null }) {
  return words === null ? null : (
    <p role="alert" className="text-sm text-red">
      {words}
    </p>
  )
}
