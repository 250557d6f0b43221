import { JOB_FORMATS } from '@mimamori/policy/intake/intake-arrivals'
import { deadlineOf, remindersAt } from '@mimamori/policy/reminders/reminder-deadline-rules'
import {
  DEFAULT_REMINDER_SETTINGS,
  MAX_FURTHER_REMINDERS,
  REMINDER_BOUNDS,
  type ReminderSettings,
} from '@mimamori/policy/reminders/reminder-settings'
import { type ReactNode, useState } from 'react'
import { queries } from '../api/api-queries.ts'
import { serverNow } from '../api/server-clock.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import {
  choiceField,
  choicesField,
  fieldOf,
  numberField,
  numbersField,
  wholeNumber,
} from '../parts/forms/form-fields.tsx'
import { LoadedSection } from '../parts/forms/loaded-section.tsx'
import { SETTINGS_BOX, SettingsForm } from '../parts/forms/settings-form.tsx'
import { useDeadlineWords } from './deadline-words.ts'

type NumberSetting = keyof typeof REMINDER_BOUNDS

/** Days that rise and lie before the deadline; `undefined`: what is typed is something else. */
export function daysFromTyped(typed: string, deadlineDays: number): number[] | undefined {
  const days = typed
    .normalize('NFKC')
    .split(/[\s,、・]+/)
    .filter(Boolean)
    .map(Number)
  const rising = days.every((day, n) => Number.isInteger(day) && day > (days[n - 1] ?? 0) && day < deadlineDays)
  return rising && days.length <= MAX_FURTHER_REMINDERS ? days : undefined
}

function useReminderFields() {
  const copy = useMessages('reminders/reminder-settings')
  const { words } = useCopy()
  const number = (name: NumberSetting, note: string, rangeOf: (min: string, max: string) => string) => {
    const { min, max } = REMINDER_BOUNDS[name]
    const range = rangeOf(min.toLocaleString('en'), max.toLocaleString('en'))
    return numberField({ label: copy[name], note, range, flaw: copy.problems.number(range) }, REMINDER_BOUNDS[name])
  }
  const firstDay = choiceField<'next' | 'same'>(
    copy.firstDay,
    [
      { value: 'next', label: copy.firstDays.next },
      { value: 'same', label: copy.firstDays.same },
    ],
    true,
  )
  return {
    formats: choicesField({
      label: copy.formats,
      options: JOB_FORMATS.map((value) => ({ value, label: words.formats[value] })),
      flaw: copy.problems.formats,
      needed: true,
      strong: true,
    }),
    silentDays: number('silentDays', copy.silentDaysNote, copy.days),
    remindersSent: number('remindersSent', copy.remindersSentNote, copy.counts),
    deadlineDays: number('deadlineDays', copy.deadlineDaysNote, copy.days),
    countsFirstDay: fieldOf<boolean, unknown>({
      ...firstDay,
      show: (same) => (same ? 'same' : 'next'),
      read: (first) => first === 'same',
    }),
    remindAgainDays: numbersField<number[]>(
      {
        label: copy.remindAgainDays,
        note: copy.remindAgainDaysNote,
        range: copy.atMost(MAX_FURTHER_REMINDERS),
        flaw: copy.problems.remindAgainDays(MAX_FURTHER_REMINDERS),
        several: true,
      },
      {
        show: (days) => days.join(', '),
        read: (typed, all) =>
          daysFromTyped(typed, wholeNumber(String(all.deadlineDays), REMINDER_BOUNDS.deadlineDays) ?? Infinity),
      },
    ),
    twoPeopleAboveYen: number('twoPeopleAboveYen', copy.twoPeopleAboveYenNote, copy.yen),
    aloneADayYen: number('aloneADayYen', copy.aloneADayYenNote, copy.yen),
  }
}

/** What leads set of contact reminders: who can ask for one, how long the other side has, and what takes two people. */
export function ReminderSettingsSection(): ReactNode {
  const copy = useMessages('reminders/reminder-settings')
  const fields = useReminderFields()
  return (
    <LoadedSection title={copy.title} lead={copy.lead} query={queries.reminders.settings.queryOptions()} rows={8}>
      {(now) => (
        <SettingsForm
          now={now}
          defaults={DEFAULT_REMINDER_SETTINGS}
          words={copy}
          fields={fields}
          set={queries.reminders.set}
          done={({ proposed }) => (proposed ? copy.proposed : copy.saved)}
          keep={({ settings }, cache) => cache.setQueryData(queries.reminders.settings.queryKey(), settings)}
          changes={[queries.cases.key(), queries.people.key()]}
        >
          {(field, { deadlineDays, countsFirstDay = false, remindAgainDays }) => (
            <>
              <Group title={copy.who}>{(['formats', 'silentDays', 'remindersSent'] as const).map(field)}</Group>
              <Group title={copy.course}>
                {(['deadlineDays', 'countsFirstDay', 'remindAgainDays'] as const).map(field)}
                {deadlineDays && remindAgainDays ? (
                  <Course settings={{ deadlineDays, countsFirstDay, remindAgainDays }} />
                ) : null}
              </Group>
              <Group title={copy.money}>{(['twoPeopleAboveYen', 'aloneADayYen'] as const).map(field)}</Group>
            </>
          )}
        </SettingsForm>
      )}
    </LoadedSection>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="grid gap-1.5">
      <h3 className="text-sm font-semibold text-ink2">{title}</h3>
      <div className={SETTINGS_BOX}>{children}</div>
    </section>
  )
}

/** What would hold for a request made now, in a sentence. */
function Course({
  settings,
}: {
  settings: Pick<ReminderSettings, 'deadlineDays' | 'countsFirstDay' | 'remindAgainDays'>
}) {
  const copy = useMessages('reminders/reminder-settings')
  const { instants } = useCopy()
  const deadlineWords = useDeadlineWords()
  const [now] = useState(() => new Date(serverNow()).toISOString())
  const again = remindersAt(now, settings).slice(1)
  return (
    <p role="status" className="rounded-md bg-sunk px-3 py-2 text-sm">
      <span className="block">{copy.example(instants.day(now), deadlineWords(deadlineOf(now, settings)))}</span>
      {again.length > 0 ? copy.reminded(again.map((at) => instants.day(at)).join(copy.between)) : copy.remindedOnce}
    </p>
  )
}
