import type { ReminderView } from '@mimamori/contract/reminders/reminder-case-contract'
import { otherSide } from '@mimamori/policy/reminders/reminder-request'
import type { ReminderEvent } from '@mimamori/policy/reminders/reminder-timeline'
import { cx } from '@mimamori/ui/class-names'
import type { ReactNode } from 'react'
import { langOf } from '../i18n/lang-of.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { useZonedTitle } from '../parts/own-zone.ts'
import { usePersonName } from '../parts/person-names.tsx'
import { Timestamp } from '../parts/timestamp.tsx'
import { useDeadlineWords } from './deadline-words.ts'

type Reminder = Pick<ReminderView, 'timeline' | 'text' | 'answer' | 'requestedBy'>

/** What a side said with an event; empty: nothing is known. */
function wordsOf({ what }: ReminderEvent, { text, answer }: Reminder): string {
  if (what === 'requested') return text
  return what === 'answered' || what === 'contacted_late' ? answer : ''
}

/** The course of a reminder: who asked on the left, the silent side on the right, the desk between them; one column where there is little room. */
export function ReminderTimeline({ reminder }: { reminder: Reminder }): ReactNode {
  const copy = useMessages('reminders/reminder-case')
  const { words } = useCopy()
  const roles = { asking: reminder.requestedBy, silent: otherSide(reminder.requestedBy) }
  const title = (side: 'asking' | 'silent') => copy.side(copy.sides[side], words.memberRoles[roles[side]])
  return (
    <section aria-label={copy.timeline} className="mt-6">
      <div className="grid grid-cols-2 items-baseline gap-4 border-b border-line pb-1.5 text-sm font-semibold text-ink2 max-sheet:grid-cols-1">
        <h2>
          <span className="sheet:sr-only">{copy.timeline}</span>
          <span className="max-sheet:hidden">{title('asking')}</span>
        </h2>
        <span aria-hidden="true" className="text-right max-sheet:hidden">
          {title('silent')}
        </span>
      </div>
      <ol className="grid gap-2 pt-3">
        {reminder.timeline.map((event) => (
          <li key={`${event.what} ${event.side} ${event.at}`} data-side={event.side}>
            {event.side === 'desk' ? (
              <DeskEvent event={event} />
            ) : (
              <SideEvent event={event} side={title(event.side)} said={wordsOf(event, reminder)} />
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What the desk or the clock did, between both sides. */
function DeskEvent({ event: { what, at, by } }: { event: ReminderEvent }) {
  const copy = useMessages('reminders/reminder-case')
  const nameOf = usePersonName()
  const deadlineWords = useDeadlineWords()
  const zoned = useZonedTitle()
  const past = what === 'deadline'
  const name = copy.events[what]
  return (
    <p
      className={cx(
        'flex items-center gap-3 text-sm before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line max-sheet:before:hidden',
        past ? 'py-1 text-amber before:bg-amber/40 after:bg-amber/40' : 'text-ink2',
      )}
    >
      <span className="flex min-w-0 flex-wrap justify-center gap-x-2 max-sheet:justify-start">
        <span className={cx(past && 'font-semibold')}>{by ? copy.event(name, nameOf(by)) : name}</span>
        {past ? (
          <time dateTime={at} title={zoned(at)} className="whitespace-nowrap tabular-nums">
            {deadlineWords(at)}
          </time>
        ) : (
          <span className="tabular-nums">
            <Timestamp at={at} brief />
          </span>
        )}
      </span>
    </p>
  )
}

type SideProps = { event: ReminderEvent; side: string; said: string }

/** What one side did, and said with it. */
function SideEvent({ event: { what, at, side: which }, side, said }: SideProps) {
  const copy = useMessages('reminders/reminder-case')
  const late = what === 'contacted_late'
  return (
    <div
      className={cx(
        'grid w-fit max-w-[76%] gap-1 rounded-lg border px-3 py-1.5 max-sheet:max-w-full',
        which === 'silent' && 'ml-auto max-sheet:ml-0',
        late ? 'border-amber/40 bg-amber-bg' : 'border-line bg-panel',
      )}
    >
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="text-sm text-ink2 sheet:sr-only">{side}</span>
        <span className="font-semibold">{copy.events[what]}</span>
        <span className="text-sm text-ink2 tabular-nums">
          <Timestamp at={at} brief />
        </span>
      </p>
      {said ? (
        <p lang={langOf(said)} className="verbatim leading-6">
          {said}
        </p>
      ) : null}
    </div>
  )
}
