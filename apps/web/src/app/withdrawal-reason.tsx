import { REASON_AT_MOST } from '@mimamori/policy/withdrawals/withdrawal'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { guardLeaving } from '../decisions/leave-guard.ts'
import { DecisionPanel } from '../decisions/panel.tsx'
import { composing } from '../keys/intent.ts'
import { useKeys } from '../keys/keys.tsx'
import { useWithdrawalCopy } from '../language/withdrawal-copy.ts'

/** Reasons in the writing, kept while they are not on screen. */
const reasons = new Map<string, string>()

function keep(place: string, text: string): void {
  if (text.trim() === '') reasons.delete(place)
  else reasons.set(place, text)
  guardLeaving('withdrawal reasons', reasons.size > 0)
}

type Props = {
  /** what it is a reason for, and whose */
  place: string
  title: string
  effect: string
  confirm: string
  busy: boolean
  /** answers what went wrong, in words */
  onSend: (reason: string) => Promise<string | null>
  onBack: () => void
}

/** Why it goes back, or is stopped. Enter sends; the Enter of a composition does not. */
export function WithdrawalReason({ place, title, effect, confirm, busy, onSend, onBack }: Props) {
  const copy = useWithdrawalCopy()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [why, setWhy] = useState(() => reasons.get(place) ?? '')
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => field.current?.focus(), [])
  const write = (text: string) => {
    setWhy(text)
    setProblem(null)
    keep(place, text)
  }
  const send = async () => {
    if (busy) return
    if (why.trim() === '') return setProblem(copy.reasonNeeded)
    const failed = await onSend(why.trim())
    if (failed === null) keep(place, '')
    setProblem(failed)
  }
  useKeys({ send: () => void send(), escape: onBack })
  const onKey = (event: KeyboardEvent) => {
    const plain = event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.metaKey
    if (!plain || event.repeat || composing(event.nativeEvent)) return
    event.preventDefault()
    void send()
  }
  return (
    <DecisionPanel
      title={title}
      hint={effect}
      problem={problem}
      closed={busy}
      confirm={busy ? copy.sending : confirm}
      confirmKey="Enter"
      onConfirm={() => void send()}
      onBack={onBack}
    >
      <div className="grid gap-1">
        <label htmlFor={id} className="text-sm font-semibold text-ink2">
          {copy.reason} <span className="font-normal">{copy.reasonHint}</span>
        </label>
        <textarea
          ref={field}
          id={id}
          required
          value={why}
          maxLength={REASON_AT_MOST}
          onChange={(event) => write(event.target.value)}
          onKeyDown={onKey}
          className="field-sizing-content max-h-60 min-h-20 w-full rounded-md border border-line2 bg-panel px-2.5 py-1.5"
        />
      </div>
    </DecisionPanel>
  )
}
