import type { PersonalField } from '@mimamori/policy/members/personal-fields'
import { MAX_REVEAL_REASON_LENGTH, REVEAL_REASONS } from '@mimamori/policy/members/reveal-rules'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { api } from '../../api/api-client.ts'
import { SEND_KEY } from '../../keys/key-chord.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import { DecisionPanel } from '../column/decision-panel.tsx'
import { NumberedList } from '../numbered-list.tsx'
import type { SecondaryActionsProps, SecondaryPanelProps } from './secondary-action-props.ts'
import { useSecondaryActionsCopy } from './secondary-actions-copy.ts'
import { useNumberedChoice } from './use-numbered-choice.ts'

export type RevealPanelProps = Pick<SecondaryPanelProps, 'active' | 'busy' | 'run' | 'onBack'> &
  Pick<SecondaryActionsProps, 'onReveal'> & {
    /** whose field, and for which case; leads need none */
    review: { readonly authorId: string; readonly id: string | null }
  }

/** Second step of revealing a field: the reason, then the call. */
export function RevealReasonStep({
  review,
  active,
  busy,
  run,
  onBack,
  onReveal,
  field,
}: RevealPanelProps & { field: PersonalField }): ReactNode {
  const words = useSecondaryActionsCopy()
  const [explaining, setExplaining] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const named = words.revealFields[field]
  const send = async (reason: (typeof REVEAL_REASONS)[number], explanation = '') => {
    const request = {
      memberId: review.authorId,
      field,
      reason,
      words: explanation,
      ...(review.id ? { caseId: review.id } : {}),
    }
    const failed = await run(async () => {
      const { value } = await api.members.reveal(request)
      onBack()
      if (value === '') return { message: words.revealNothing(named), leaves: false }
      onReveal(field, value)
      return { message: words.revealed(named), leaves: false }
    })
    setProblem(failed)
  }
  const onTake = (reason: (typeof REVEAL_REASONS)[number]) => {
    setProblem(null)
    setExplaining(reason === 'other')
    if (reason !== 'other') void send(reason)
  }
  const { list, take } = useNumberedChoice({ names: REVEAL_REASONS, labels: words.revealReasons, onTake }, active)
  const [explanation, setExplanation] = useState('')
  const explain = () =>
    explanation.trim() === '' ? setProblem(words.reasonNeeded) : void send('other', explanation.trim())
  useKeys({ send: explain }, active && explaining)
  const title = words.revealReason(named)
  return (
    <DecisionPanel
      title={title}
      hint={words.revealReasonHint}
      problem={problem}
      closed={busy}
      confirm={busy ? words.sending : words.reveal}
      confirmKey={explaining ? SEND_KEY : 'Enter'}
      onConfirm={explaining ? explain : take}
      onBack={onBack}
    >
      <NumberedList label={title} {...list} />
      {explaining ? <Explaining explanation={explanation} onChange={setExplanation} /> : null}
    </DecisionPanel>
  )
}

function Explaining({ explanation, onChange }: { explanation: string; onChange: (text: string) => void }) {
  const words = useSecondaryActionsCopy()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm font-semibold text-ink2">
        {words.revealWords}
      </label>
      <input
        ref={field}
        id={id}
        required
        value={explanation}
        maxLength={MAX_REVEAL_REASON_LENGTH}
        autoComplete="off"
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
        className="h-8 w-full rounded-md border border-line2 bg-panel px-2.5"
      />
      <p id={`${id}-hint`} className="text-sm text-ink2">
        {words.revealWordsHint}
      </p>
    </div>
  )
}
