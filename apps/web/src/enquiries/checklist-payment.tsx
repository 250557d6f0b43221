import type { EnquiryChecklist } from '@mimamori/policy/enquiries/enquiry'
import { Segmented } from '@mimamori/ui/segmented'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { isPastDay, parseYen } from './checklist-answers.ts'
import { formatYen, useEnquiryCopy } from './enquiry-copy.ts'
import { FieldProblem } from './field-problem.tsx'

/** more digits may follow */
const TYPING_MS = 700
const FIELD =
  'h-8 rounded-md border border-line2 bg-panel px-2 text-sm text-ink tabular-nums disabled:opacity-70 aria-invalid:border-red'

type Paid = EnquiryChecklist['paid']
type PaidProps = { paid: Paid; works: boolean; onChange: (paid: Paid, waitMs?: number) => void }

/** Was anything paid, and how much? Only an amount is an answer of its own: until it is typed, nothing is saved. */
export function PaidAmount({ paid, works, onChange }: PaidProps): ReactNode {
  const { checklist: copy } = useEnquiryCopy()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const known = typeof paid === 'object' && paid !== null ? paid.yen : null
  const [typing, setTyping] = useState(false)
  const [typed, setTyped] = useState(known === null ? '' : formatYen(known))
  useEffect(() => {
    if (known !== null && document.activeElement !== field.current) setTyped(formatYen(known))
  }, [known])
  const some = known !== null || typing
  const bad = typing && typed.trim() !== '' && parseYen(typed) === null
  const choose = (next: string) => {
    setTyping(next === 'some')
    if (next === 'some') {
      const yen = parseYen(typed)
      if (yen !== known || paid !== null) onChange(yen === null ? null : { yen })
      requestAnimationFrame(() => field.current?.focus())
    } else onChange(next as 'nothing' | 'unknown')
  }
  const type = (text: string) => {
    setTyped(text)
    setTyping(true)
    const yen = parseYen(text)
    if (yen !== known) onChange(yen === null ? null : { yen }, TYPING_MS)
  }
  return (
    <>
      <fieldset disabled={!works} className="disabled:opacity-70">
        <Segmented
          label={copy.questions.paid}
          value={some ? 'some' : typeof paid === 'string' ? paid : ''}
          options={[
            { value: 'some', label: copy.paidSome },
            { value: 'nothing', label: copy.paidNothing },
            { value: 'unknown', label: copy.unknown },
          ]}
          onChange={choose}
        />
      </fieldset>
      {some ? (
        <label className="flex items-center gap-2 text-sm text-ink2">
          {copy.amount}
          <input
            ref={field}
            inputMode="numeric"
            autoComplete="off"
            disabled={!works}
            value={typed}
            aria-invalid={bad || undefined}
            aria-describedby={bad ? id : undefined}
            onChange={(event) => type(event.target.value)}
            onBlur={() => known !== null && setTyped(formatYen(known))}
            className={`w-32 text-right ${FIELD}`}
          />
        </label>
      ) : null}
      <FieldProblem id={id}>{bad ? copy.amountBad : null}</FieldProblem>
    </>
  )
}

type DayProps = {
  when: EnquiryChecklist['when']
  works: boolean
  today: string
  onChange: (when: string | null, waitMs?: number) => void
}

/** The day something was paid, or that it is not known. */
export function PaidDay({ when, works, today, onChange }: DayProps): ReactNode {
  const { checklist: copy } = useEnquiryCopy()
  const id = useId()
  const known = when === null || when === 'unknown' ? '' : when
  const [typed, setTyped] = useState(known)
  useEffect(() => setTyped((now) => (now !== '' && !isPastDay(now, today) ? now : known)), [known, today])
  const bad = typed !== '' && !isPastDay(typed, today)
  const type = (day: string) => {
    setTyped(day)
    const next = day === '' || !isPastDay(day, today) ? null : day
    if (next !== when) onChange(next, TYPING_MS)
  }
  return (
    <>
      <input
        type="date"
        aria-label={copy.questions.when}
        disabled={!works}
        max={today}
        value={typed}
        aria-invalid={bad || undefined}
        aria-describedby={bad ? id : undefined}
        onChange={(event) => type(event.target.value)}
        className={FIELD}
      />
      <label className="flex min-h-6 items-center gap-1.5 text-sm">
        <input
          type="checkbox"
          disabled={!works}
          checked={when === 'unknown'}
          onChange={(event) => {
            setTyped('')
            onChange(event.target.checked ? 'unknown' : null)
          }}
        />
        {copy.unknown}
      </label>
      <FieldProblem id={id}>{bad ? copy.dayBad : null}</FieldProblem>
    </>
  )
}
