import type { ReminderView } from '@mimamori/contract/reminders/reminder-case-contract'
import { cx } from '@mimamori/ui/class-names'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { Timestamp } from '../parts/timestamp.tsx'
import { useYen } from './reminder-case-copy.ts'

type Fact = { readonly name: string; readonly value: ReactNode; readonly quiet?: boolean }

/** The contract as the marketplace told it with the request: the amounts first, what the outcome rests on, then the rest. */
export function ReminderFacts({ reminder }: { reminder: Pick<ReminderView, 'contract' | 'remindersSent'> }): ReactNode {
  const copy = useMessages('reminders/reminder-case')
  const { words } = useCopy()
  const yen = useYen()
  const { contract, remindersSent } = reminder
  const { completionReportedAt, escrowedYen } = contract
  const first: Fact[] = [
    { name: copy.amount, value: yen(contract.amountYen) },
    {
      name: copy.escrowed,
      value: escrowedYen > 0 ? yen(escrowedYen) : copy.nothingEscrowed,
      quiet: escrowedYen === 0,
    },
    {
      name: copy.completion,
      value: completionReportedAt ? <Timestamp at={completionReportedAt} brief /> : copy.notReported,
      quiet: completionReportedAt === null,
    },
    { name: copy.progress, value: copy.progresses[contract.progress] },
  ]
  const rest: Fact[] = [
    { name: copy.format, value: words.formats[contract.format] },
    { name: copy.sent, value: copy.times(remindersSent) },
    { name: copy.planChange, value: contract.planChangeUnderWay ? copy.planChanging : copy.noPlanChange },
    { name: copy.contractId, value: <span className="[overflow-wrap:anywhere]">{contract.id}</span> },
  ]
  return (
    <section aria-label={copy.facts} className="@container mt-4 rounded-lg border border-line bg-panel">
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 px-3.5 py-3 @lg:grid-cols-4">
        {first.map(({ name, value, quiet }) => (
          <div key={name} className="grid min-w-0 gap-0.5">
            <dt className="text-sm text-ink2">{name}</dt>
            <dd className={cx('text-base font-semibold tabular-nums', quiet && 'text-ink2')}>{value}</dd>
          </div>
        ))}
      </dl>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-2 border-t border-line px-3.5 py-2 text-sm @lg:grid-cols-4">
        {rest.map(({ name, value }) => (
          <div key={name} className="grid min-w-0 gap-0.5">
            <dt className="text-ink2">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
