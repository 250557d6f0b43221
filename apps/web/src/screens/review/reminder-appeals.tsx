import type { ReminderView } from '@mimamori/contract/reminders/reminder-case-contract'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { AppealStateTag } from '../../appeals/appeal-state-tag.tsx'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { Timestamp } from '../../parts/timestamp.tsx'

/** Appeals against the outcome of a contact reminder: which side, when, and what became of each. */
export function ReminderAppeals({ reminder }: { reminder: ReminderView }): ReactNode {
  const { title } = useMessages('appeals')
  const copy = useMessages('reminders/reminder-case')
  const { words } = useCopy()
  if (reminder.appeals.length === 0) return null
  return (
    <section aria-label={title} className="grid gap-1.5 border-t border-line pt-3 text-sm">
      <h2 className="font-semibold text-ink2">{title}</h2>
      <ul className="grid gap-1.5">
        {reminder.appeals.map(({ id, state, by, appealedAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <AppealStateTag state={state} />
            <Link
              to="/appeals"
              search={{ list: state === 'open' || state === 'held' ? 'open' : 'past', id }}
              className="inline-flex min-h-6 items-center text-accent underline-offset-2 hover:underline"
            >
              {copy.side(by === reminder.requestedBy ? copy.sides.asking : copy.sides.silent, words.memberRoles[by])}
            </Link>
            <span className="ml-auto text-ink2 tabular-nums">
              <Timestamp at={appealedAt} brief />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
