import type { ReminderView } from '@mimamori/contract/reminders/reminder-case-contract'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { Timestamp } from '../parts/timestamp.tsx'

/** Earlier requests about the same contract, and how each ended. */
export function EarlierReminders({ earlier }: { earlier: ReminderView['earlier'] }): ReactNode {
  const copy = useMessages('reminders/reminder-case')
  if (earlier.length === 0) return null
  return (
    <section aria-label={copy.earlier} className="grid gap-1.5 border-t border-line pt-3 text-sm">
      <h2 className="font-semibold text-ink2">{copy.earlier}</h2>
      <ul className="grid gap-1">
        {earlier.map(({ id, requestedAt, state, outcome }) => (
          <li key={id} className="flex flex-wrap justify-between gap-x-3">
            <span>{outcome && state === 'decided' ? copy.outcomes[outcome] : copy.states[state]}</span>
            <span className="text-ink2 tabular-nums">
              <Timestamp at={requestedAt} brief />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
