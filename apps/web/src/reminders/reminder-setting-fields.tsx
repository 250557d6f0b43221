import type { reminderSettings } from '@mimamori/copy/reminders/reminder-settings.ja'
import { JOB_FORMATS } from '@mimamori/policy/intake/intake-arrivals'
import { MAX_FURTHER_REMINDERS, REMINDER_BOUNDS } from '@mimamori/policy/reminders/reminder-settings'
import { NumberField } from '@mimamori/ui/number-field'
import { Segmented } from '@mimamori/ui/segmented'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import {
  daysFromTyped,
  type NumberSetting,
  numberFromTyped,
  type TypedReminderSettings,
} from './typed-reminder-settings.ts'

type Copy = typeof reminderSettings

type Props = {
  copy: Copy
  typed: TypedReminderSettings
  onType: (typed: TypedReminderSettings) => void
  /** what they come to, in a sentence, below the deadline */
  children: ReactNode
}

const BOX = 'grid gap-4 rounded-lg border border-line bg-panel px-3.5 py-3'

/** The settings by what they are about, each with its unit and bounds; what cannot be set says so at its field. */
export function ReminderSettingFields({ copy, typed, onType, children }: Props): ReactNode {
  const { words } = useCopy()
  const number = (name: NumberSetting, note: string) => (
    <SettingNumber key={name} name={name} note={note} copy={copy} typed={typed} onType={onType} />
  )
  const deadline = numberFromTyped('deadlineDays', typed.deadlineDays)
  const again = deadline === null || daysFromTyped(typed.remindAgainDays, deadline) !== null
  const toggle = (format: (typeof JOB_FORMATS)[number]) =>
    onType({
      ...typed,
      formats: JOB_FORMATS.filter((each) => (each === format) !== typed.formats.includes(each)),
    })
  return (
    <>
      <Group title={copy.who}>
        <fieldset className="grid gap-1.5">
          <legend className="font-semibold">{copy.formats}</legend>
          <span className="flex flex-wrap gap-x-5 gap-y-1.5">
            {JOB_FORMATS.map((format) => (
              <label key={format} className="flex min-h-6 items-center gap-2">
                <input
                  type="checkbox"
                  checked={typed.formats.includes(format)}
                  onChange={() => toggle(format)}
                  className="size-4 accent-accent"
                />
                {words.formats[format]}
              </label>
            ))}
          </span>
          <FieldProblem>{typed.formats.length === 0 ? copy.problems.formats : null}</FieldProblem>
        </fieldset>
        {number('silentDays', copy.silentDaysNote)}
        {number('remindersSent', copy.remindersSentNote)}
      </Group>
      <Group title={copy.course}>
        {number('deadlineDays', copy.deadlineDaysNote)}
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <span className="font-semibold">{copy.firstDay}</span>
          <Segmented
            label={copy.firstDay}
            value={typed.countsFirstDay ? 'same' : 'next'}
            options={[
              { value: 'next', label: copy.firstDays.next },
              { value: 'same', label: copy.firstDays.same },
            ]}
            onChange={(first) => onType({ ...typed, countsFirstDay: first === 'same' })}
          />
        </div>
        <div className="grid gap-1">
          <NumberField
            label={copy.remindAgainDays}
            note={copy.remindAgainDaysNote}
            range={copy.atMost(MAX_FURTHER_REMINDERS)}
            typed={typed.remindAgainDays}
            valid={again}
            several
            onType={(remindAgainDays) => onType({ ...typed, remindAgainDays })}
          />
          <FieldProblem>{again ? null : copy.problems.remindAgainDays(MAX_FURTHER_REMINDERS)}</FieldProblem>
        </div>
        {children}
      </Group>
      <Group title={copy.money}>
        {number('twoPeopleAboveYen', copy.twoPeopleAboveYenNote)}
        {number('aloneADayYen', copy.aloneADayYenNote)}
      </Group>
    </>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="grid gap-1.5">
      <h3 className="text-sm font-semibold text-ink2">{title}</h3>
      <div className={BOX}>{children}</div>
    </section>
  )
}

function rangeOf(name: NumberSetting, copy: Copy): string {
  const { min, max } = REMINDER_BOUNDS[name]
  if (name === 'twoPeopleAboveYen' || name === 'aloneADayYen')
    return copy.yen(min.toLocaleString('en'), max.toLocaleString('en'))
  return name === 'remindersSent' ? copy.counts(min, max) : copy.days(min, max)
}

type NumberProps = Pick<Props, 'copy' | 'typed' | 'onType'> & { name: NumberSetting; note: string }

function SettingNumber({ name, note, copy, typed, onType }: NumberProps) {
  const range = rangeOf(name, copy)
  const valid = numberFromTyped(name, typed[name]) !== null
  return (
    <div className="grid gap-1">
      <NumberField
        label={copy[name]}
        note={note}
        range={range}
        typed={typed[name]}
        valid={valid}
        onType={(value) => onType({ ...typed, [name]: value })}
      />
      <FieldProblem>{valid ? null : copy.problems.number(range)}</FieldProblem>
    </div>
  )
}

function FieldProblem({ children }: { children: string | null }) {
  return children === null ? null : (
    <p role="alert" className="text-sm text-red">
      {children}
    </p>
  )
}
