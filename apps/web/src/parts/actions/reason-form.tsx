import { TextArea } from '@mimamori/ui/text-area'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { setLeaveGuard } from '../../api/leave-guard.ts'
import { SEND_KEY } from '../../keys/key-chord.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import { DecisionPanel } from '../decision-panel.tsx'
import { SnippetTrigger, TAKES_SNIPPETS } from '../snippet-trigger.tsx'
import type { Operations } from '../use-operation.ts'

/** Unsent reasons by subject, kept while their form is not on screen. */
const reasons = new Map<string, string>()

function keepReason(place: string, text: string): void {
  if (text.trim() === '') reasons.delete(place)
  else reasons.set(place, text)
  setLeaveGuard('reasons', reasons.size > 0)
}

/** A reason that is kept beyond this tab. */
export type ReasonDraft = {
  readonly text: string
  readonly write: (text: string) => void
  readonly sent: () => void
  /** says so */
  readonly line: ReactNode
}

/** The words of a form for a reason. */
export type ReasonWords = {
  readonly reason: string
  readonly reasonHint: string
  readonly reasonNeeded: string
  readonly sending: string
}

type Props = {
  /** what it is a reason for, and whose */
  place: string
  draft?: ReasonDraft
  title: string
  hint: string
  words: ReasonWords
  confirm: ReactNode
  atMost: number
  /** why it cannot be sent, whatever is written */
  closed?: string | null | undefined
  operation: Pick<Operations, 'busy' | 'problem' | 'forget'>
  active?: boolean
  /** answers whether it is done */
  onSend: (reason: string) => Promise<boolean>
  onBack: () => void
}

/** Why something is done, in words for colleagues. Enter begins a line; with Ctrl it sends. */
export function ReasonForm({
  place,
  draft,
  title,
  hint,
  words,
  confirm,
  atMost,
  closed = null,
  operation: { busy, problem, forget },
  active = true,
  onSend,
  onBack,
}: Props): ReactNode {
  const field = useRef<HTMLTextAreaElement>(null)
  const [typed, setTyped] = useState(() => reasons.get(place) ?? '')
  const why = draft?.text ?? typed
  const [flaw, setFlaw] = useState<string | null>(null)
  useEffect(() => field.current?.focus(), [])
  const write = (text: string) => {
    setFlaw(null)
    forget()
    if (draft) return draft.write(text)
    setTyped(text)
    keepReason(place, text)
  }
  const send = async () => {
    if (busy) return
    setFlaw(closed ?? (why.trim() === '' ? words.reasonNeeded : null))
    if (closed || why.trim() === '' || !(await onSend(why.trim()))) return
    if (draft) draft.sent()
    else keepReason(place, '')
  }
  useKeys({ send: () => void send() }, active)
  return (
    <DecisionPanel
      title={title}
      hint={hint}
      problem={closed ?? flaw ?? problem}
      closed={closed !== null || busy}
      confirm={busy ? words.sending : confirm}
      confirmKey={SEND_KEY}
      onConfirm={() => void send()}
      onBack={onBack}
    >
      <div className="relative" data-snippet-place>
        <TextArea
          ref={field}
          label={words.reason}
          hint={words.reasonHint}
          required
          value={why}
          maxLength={atMost}
          onChange={(event) => write(event.target.value)}
          className="max-h-60 min-h-20 scroll-mb-20"
          {...TAKES_SNIPPETS}
        />
        <SnippetTrigger className="absolute -top-1 right-0" />
      </div>
      {draft?.line}
    </DecisionPanel>
  )
}
