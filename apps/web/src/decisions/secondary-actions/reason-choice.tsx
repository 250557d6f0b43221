import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { SEND_KEY } from '../../keys/key-chord.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import { DecisionPanel } from '../../parts/decision-panel.tsx'
import { NumberedList } from '../numbered-list.tsx'
import { useNumberedChoice } from './use-numbered-choice.ts'

type Props<Name extends string> = {
  title: string
  hint: string
  /** one of them is `other`, which is explained in words */
  names: readonly Name[]
  labels: Readonly<Record<Name, string>>
  words: { readonly label: string; readonly hint: string; readonly atMost: number }
  confirm: string
  active: boolean
  busy: boolean
  problem: string | null
  /** a reason was taken; `explanation` is empty but for `other` */
  onReason: (reason: Name, explanation: string) => void
  /** something else is chosen: what was wrong is no more */
  onChange: () => void
  onBack: () => void
  children?: ReactNode
}

/** Asks for one of a few reasons by a digit; `other` asks for words as well. */
export function ReasonChoice<Name extends string>(props: Props<Name>): ReactNode {
  const { title, hint, names, labels, words, confirm, active, busy, onReason, onChange, onBack, children } = props
  const { sending, reasonNeeded } = useMessages('aside')
  const [other, setOther] = useState<Name | null>(null)
  const [explanation, setExplanation] = useState('')
  const [unexplained, setUnexplained] = useState(false)
  const onTake = (reason: Name) => {
    onChange()
    setUnexplained(false)
    setOther(reason === 'other' ? reason : null)
    if (reason !== 'other') onReason(reason, '')
  }
  const { list, take } = useNumberedChoice({ names, labels, onTake }, active)
  const explain = () => {
    const explained = explanation.trim() !== ''
    setUnexplained(!explained)
    if (other && explained) onReason(other, explanation.trim())
  }
  useKeys({ send: explain }, active && other !== null)
  return (
    <DecisionPanel
      title={title}
      hint={hint}
      problem={unexplained ? reasonNeeded : props.problem}
      closed={busy}
      confirm={busy ? sending : confirm}
      confirmKey={other ? SEND_KEY : 'Enter'}
      onConfirm={other ? explain : take}
      onBack={onBack}
    >
      {children}
      <NumberedList label={title} {...list} />
      {other ? <Explaining words={words} explanation={explanation} onChange={setExplanation} /> : null}
    </DecisionPanel>
  )
}

type ExplainingProps = { words: Props<string>['words']; explanation: string; onChange: (text: string) => void }

function Explaining({ words, explanation, onChange }: ExplainingProps) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm font-semibold text-ink2">
        {words.label}
      </label>
      <input
        ref={field}
        id={id}
        required
        value={explanation}
        maxLength={words.atMost}
        autoComplete="off"
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
        className="h-8 w-full rounded-md border border-line2 bg-panel px-2.5"
      />
      <p id={`${id}-hint`} className="text-sm text-ink2">
        {words.hint}
      </p>
    </div>
  )
}
