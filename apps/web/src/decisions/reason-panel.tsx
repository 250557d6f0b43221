import { REASON_AT_MOST } from '@mimamori/policy/cases/set-aside'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { desk } from '../api/client.ts'
import { forgetHere } from '../api/here.ts'
import { composing } from '../keys/intent.ts'
import { useKeys } from '../keys/keys.tsx'
import type { PanelProps } from './aside-moves.ts'
import { type AsideCopy, useAsideCopy } from './aside-words.ts'
import { guardLeaving } from './leave-guard.ts'
import { DecisionPanel } from './panel.tsx'

type Kind = 'escalate' | 'send_back'

const TEXTS: Readonly<Record<Kind, (words: AsideCopy) => { title: string; hint: string; confirm: string }>> = {
  escalate: (words) => ({ title: words.escalateTitle, hint: words.escalateHint, confirm: words.escalate }),
  send_back: (words) => ({ title: words.sendBackTitle, hint: words.sendBackHint, confirm: words.sendBack }),
}

/** Reasons in the writing, one a case and person, kept while their case is not on screen. */
const reasons = new Map<string, string>()

function keepReason(key: string, text: string): void {
  if (text.trim() === '') reasons.delete(key)
  else reasons.set(key, text)
  guardLeaving('reasons', reasons.size > 0)
}

/** Why a lead should look at a case, or why it goes back. Enter sends; the Enter of a composition does not. */
export function ReasonPanel({ review, active, closed, busy, run, onBack, kind }: PanelProps & { kind: Kind }) {
  const words = useAsideCopy()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const { id: caseId, fence, number } = review
  const place = `${kind} ${caseId} ${review.holder?.id ?? ''}`
  const [why, setWhy] = useState(() => reasons.get(place) ?? '')
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => field.current?.focus(), [])
  const write = (text: string) => {
    setWhy(text)
    setProblem(null)
    keepReason(place, text)
  }
  const send = async () => {
    if (closed || why.trim() === '') return setProblem(closed ?? words.reasonNeeded)
    const failed = await run(async () => {
      const body = { caseId, fence, why: why.trim() }
      await (kind === 'escalate' ? desk.cases.escalate(body) : desk.cases.sendBack(body))
      forgetHere(caseId)
      keepReason(place, '')
      return { said: kind === 'escalate' ? words.escalated(number) : words.sentBack(number), leaves: true }
    })
    setProblem(failed)
  }
  useKeys({ send: () => void send() }, active)
  const onKey = (event: KeyboardEvent) => {
    const plain = event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.metaKey
    if (!plain || event.repeat || composing(event.nativeEvent)) return
    event.preventDefault()
    void send()
  }
  const { title, hint, confirm } = TEXTS[kind](words)
  return (
    <DecisionPanel
      title={title}
      hint={hint}
      problem={closed ?? problem}
      closed={closed !== null || busy}
      confirm={busy ? words.sending : confirm}
      confirmKey="Enter"
      onConfirm={() => void send()}
      onBack={onBack}
    >
      <div className="grid gap-1">
        <label htmlFor={id} className="text-sm font-semibold text-ink2">
          {words.reason} <span className="font-normal">{words.reasonHint}</span>
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
