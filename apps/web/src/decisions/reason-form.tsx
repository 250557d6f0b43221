import { TextArea } from '@mimamori/ui/text-area'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { setLeaveGuard } from '../api/leave-guard.ts'
import { SEND_KEY } from '../keys/key-chord.ts'
import { useKeys } from '../keys/keys-provider.tsx'
import { SnippetTrigger, TAKES_SNIPPETS } from '../parts/snippet-trigger.tsx'
import { DecisionPanel } from './column/decision-panel.tsx'

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

type Props = {
  /** what it is a reason for, and whose */
  place: string
  draft?: ReasonDraft
  title: string
  hint: string
  words: {
    readonly reason: string
    readonly reasonHint: string
    readonly reasonNeeded: string
    readonly sending: string
  }
  confirm: string
  atMost: number
  /** why it cannot be sent, whatever is written */
  closed?: string | null
  busy: boolean
  active?: boolean
  /** answers what went wrong, in words */
  onSend: (reason: string) => Promise<string | null>
  onBack: () => void
}

/** Why something is done, in words for colleagues. Enter begins a line; with Ctrl it sends. */
export function ReasonForm(props: Props): ReactNode {
  const {
    place,
    draft,
    title,
    hint,
    words,
    confirm,
    atMost,
    closed = null,
    busy,
    active = true,
    onSend,
    onBack,
  } = props
  const field = useRef<HTMLTextAreaElement>(null)
  const [typed, setTyped] = useState(() => reasons.get(place) ?? '')
  const why = draft?.text ?? typed
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => field.current?.focus(), [])
  const write = (text: string) => {
    setProblem(null)
    if (draft) return draft.write(text)
    setTyped(text)
    keepReason(place, text)
  }
  const send = async () => {
    if (busy) return
    if (closed || why.trim() === '') return setProblem(closed ?? words.reasonNeeded)
    const failed = await onSend(why.trim())
    if (failed === null && draft) draft.sent()
    else if (failed === null) keepReason(place, '')
    setProblem(failed)
  }
  useKeys({ send: () => void send() }, active)
  return (
    <DecisionPanel
      title={title}
      hint={hint}
      problem={closed ?? problem}
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
