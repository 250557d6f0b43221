import { type RefObject, useState } from 'react'
import { queries } from '../../api/api-queries.ts'
import { failureOf } from '../../api/call-failure.ts'
import { serverNow } from '../../api/server-clock.ts'
import { forgetTabOwnership } from '../../api/tab-ownership.ts'
import { useMessages } from '../../i18n/messages.ts'
import {
  chosenOf,
  fieldOf,
  type OutcomeDraft,
  type OutcomeField,
  outcomeProblem,
} from '../../reminders/outcome-draft.ts'
import { useOutcomeDraft } from '../../reminders/use-outcome-draft.ts'
import { useDesk } from '../desk-context.tsx'
import type { ReminderDecisionProps } from './reminder-decision-props.ts'
import { useOutcomeOperation } from './use-outcome-operation.ts'

type ShownProblem = { readonly field: OutcomeField | null; readonly words: string }

type OutcomeFormState = {
  readonly draft: OutcomeDraft
  readonly change: (draft: OutcomeDraft) => void
  readonly send: () => void
  readonly busy: boolean
  /** why it was not sent, and the field that is about */
  readonly problem: ShownProblem | null
  /** a refusal in words */
  readonly wordsOf: (refusal: string) => string
}

/** The outcome being chosen: what is typed, sending it, and what the desk, or the rule before it is asked, has against it. */
export function useOutcomeForm(
  { review, frame, onSetAside }: ReminderDecisionProps,
  place: RefObject<HTMLElement | null>,
): OutcomeFormState {
  const { id: caseId, number, fence, reminder } = review
  const { me } = useDesk()
  const copy = useMessages('reminders/reminder-case')
  const { draft, change, sent } = useOutcomeDraft(me.id, caseId, reminder)
  const { run, busy, why } = useOutcomeOperation()
  const [problem, setProblem] = useState<ShownProblem | null>(null)
  const wordsOf = (refusal: string) => why(refusal) ?? ''
  const show = (field: OutcomeField | null, text: string) => {
    setProblem({ field, words: text })
    const layer = place.current?.closest('[data-case-layer]')
    requestAnimationFrame(() => layer?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }
  const send = async () => {
    if (busy || frame.closed !== null) return
    const chosen = chosenOf(draft, reminder)
    const found = outcomeProblem(chosen, reminder, me, new Date(serverNow()).toISOString())
    if (found) return show(found.field, wordsOf(found.refusal))
    const outcome = copy.outcomes[draft.outcome]
    const { contactedLateAt } = reminder
    const answer = await run(
      queries.reminders.decide,
      { caseId, fence, contactedLateAt, ...chosen },
      {
        // the desk says whether it waits: what was moved alone today may be more than the page knows
        done: ({ heldUntil }) => (heldUntil === null ? copy.proposed(number, outcome) : copy.decided(number, outcome)),
        failed: (error, told) => {
          const failure = failureOf(error)
          show(failure.kind === 'refused' ? fieldOf(failure.refusal, chosen) : null, told)
        },
      },
    )
    if (!answer) return
    sent()
    forgetTabOwnership(caseId)
    onSetAside(caseId)
  }
  const write = (next: OutcomeDraft) => {
    setProblem(null)
    change(next)
  }
  return { draft, change: write, send: () => void send(), busy, problem, wordsOf }
}
