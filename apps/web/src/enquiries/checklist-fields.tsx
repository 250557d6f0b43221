import { type EnquiryChecklist, PAYMENT_WAYS, type PaymentWay } from '@mimamori/policy/enquiries/enquiry'
import { Segmented } from '@mimamori/ui/segmented'
import { type ReactNode, useRef } from 'react'
import { withPayment } from './checklist-answers.ts'
import { PaidAmount, PaidDay } from './checklist-payment.tsx'
import { useEnquiryCopy } from './enquiry-copy.ts'
import { EnquiryRow } from './enquiry-section.tsx'

type Props = {
  answers: EnquiryChecklist
  works: boolean
  today: string
  onChange: (next: EnquiryChecklist, waitMs?: number) => void
}

/** The questions of the checklist in their order; those about a payment only where there was one. */
export function ChecklistFields({ answers, works, today, onChange }: Props): ReactNode {
  const { checklist: copy } = useEnquiryCopy()
  const { questions } = copy
  const nothing = answers.paid === 'nothing'
  // what was answered before somebody said, perhaps by a slip, that nothing was paid
  const before = useRef<Partial<EnquiryChecklist>>({})
  const pay = (paid: EnquiryChecklist['paid'], waitMs?: number) => {
    const { how, when, bank } = answers
    if (!nothing) before.current = { how, when, bank }
    onChange(withPayment({ ...answers, ...before.current }, paid), waitMs)
  }
  const told = (which: 'police' | 'bank') => (
    <Question name={questions[which]}>
      <Told
        label={questions[which]}
        value={answers[which]}
        works={works}
        onChange={(value) => onChange({ ...answers, [which]: value })}
      />
    </Question>
  )
  return (
    <div>
      <Question name={questions.paid}>
        <PaidAmount paid={answers.paid} works={works} onChange={pay} />
      </Question>
      {nothing ? null : (
        <>
          <Question name={questions.how}>
            <PaidHow how={answers.how} works={works} onChange={(how) => onChange({ ...answers, how })} />
          </Question>
          <Question name={questions.when}>
            <PaidDay
              when={answers.when}
              works={works}
              today={today}
              onChange={(when, waitMs) => onChange({ ...answers, when }, waitMs)}
            />
          </Question>
        </>
      )}
      {told('police')}
      {nothing ? (
        <EnquiryRow>
          <p className="text-sm text-ink2">{copy.notAsked}</p>
        </EnquiryRow>
      ) : (
        told('bank')
      )}
    </div>
  )
}

function Question({ name, children }: { name: string; children: ReactNode }) {
  return (
    <EnquiryRow className="grid min-h-11 grid-cols-[168px_minmax(0,1fr)] items-center gap-x-3 gap-y-1 max-sheet:grid-cols-1">
      <span className="text-sm text-ink2">{name}</span>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">{children}</div>
    </EnquiryRow>
  )
}

type HowProps = {
  how: EnquiryChecklist['how']
  works: boolean
  onChange: (how: PaymentWay | 'unknown' | null) => void
}

function PaidHow({ how, works, onChange }: HowProps) {
  const { checklist: copy } = useEnquiryCopy()
  return (
    <select
      aria-label={copy.questions.how}
      disabled={!works}
      value={how ?? ''}
      onChange={({ target: { value } }) => onChange(value === '' ? null : (value as PaymentWay | 'unknown'))}
      className="h-8 rounded-md border border-line2 bg-panel px-2 text-sm text-ink disabled:opacity-70"
    >
      <option value="">{copy.choose}</option>
      {PAYMENT_WAYS.map((way) => (
        <option key={way} value={way}>
          {copy.ways[way]}
        </option>
      ))}
      <option value="unknown">{copy.unknown}</option>
    </select>
  )
}

type ToldProps = {
  label: string
  value: boolean | 'unknown' | null
  works: boolean
  onChange: (value: boolean | 'unknown') => void
}

const TOLD = { yes: true, no: false, unknown: 'unknown' } as const

function Told({ label, value, works, onChange }: ToldProps) {
  const { checklist: copy } = useEnquiryCopy()
  const chosen = Object.entries(TOLD).find(([, each]) => each === value)?.[0] ?? ''
  return (
    <fieldset disabled={!works} className="disabled:opacity-70">
      <Segmented
        label={label}
        value={chosen}
        options={[
          { value: 'yes', label: copy.done },
          { value: 'no', label: copy.notDone },
          { value: 'unknown', label: copy.unknown },
        ]}
        onChange={(next) => onChange(TOLD[next as keyof typeof TOLD])}
      />
    </fieldset>
  )
}
