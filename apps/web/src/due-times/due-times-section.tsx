import type { ListedDueTimes } from '@mimamori/contract/cases/due-times-contract'
import { QUEUES, type Queue } from '@mimamori/policy/cases/case-model'
import {
  DUE_MINUTES_BOUNDS,
  type DueTimes,
  MAX_DUE_TIMES_REASON_LENGTH,
  SHIPPED_DUE_TIMES,
} from '@mimamori/policy/cases/due-time-rules'
import { SEVERITIES, type Severity } from '@mimamori/policy/catalogue/violation-categories'
import { Segmented } from '@mimamori/ui/segmented'
import type { ReactNode } from 'react'
import { queries } from '../api/api-queries.ts'
import { langOf } from '../i18n/lang-of.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { type Drawn, fieldOf, textAreaField, wholeNumber } from '../parts/forms/form-fields.tsx'
import { LoadedSection } from '../parts/forms/loaded-section.tsx'
import { SettingsForm } from '../parts/forms/settings-form.tsx'
import { DataTable } from '../parts/tables/data-table.tsx'

/** How long a case may take, by queue and severity: what is in force, and a change from a day on. */
export function DueTimesSection(): ReactNode {
  const copy = useMessages('due-times')
  return (
    <LoadedSection title={copy.title} lead={copy.lead} query={queries.dueTimes.state.queryOptions()} rows={6}>
      {({ inForce, planned, past }) => (
        <>
          {inForce.set ? <VersionLine version={inForce.set} /> : <p className="text-sm text-ink2">{copy.shipped}</p>}
          <SettingsForm
            now={{ times: inForce.times, from: null, reason: '' }}
            defaults={{ times: SHIPPED_DUE_TIMES }}
            words={copy}
            fields={{
              times: fieldOf<DueTimes, TypedTimes>({
                show: (times) => mapTimes(times, String),
                read: (typed) => {
                  const minutes = mapTimes(typed, minutesOf)
                  return QUEUES.some((queue) => Object.values(minutes[queue]).includes(undefined))
                    ? undefined
                    : (minutes as DueTimes)
                },
                flaw: copy.refusals.due_time_out_of_range,
                draw: (drawn) => <TimesTable {...drawn} />,
              }),
              from: fieldOf<string | null, Start>({
                show: () => ({ start: 'now', day: '' }),
                read: ({ start, day }) => (start === 'now' ? null : day),
                draw: (drawn) => <StartField {...drawn} />,
              }),
              reason: textAreaField({
                label: copy.reason,
                hint: copy.reasonHint,
                maxLength: MAX_DUE_TIMES_REASON_LENGTH,
                className: 'min-h-16',
                valid: (reason) => reason !== '',
                flaw: copy.reasonNeeded,
                late: true,
              }),
            }}
            set={queries.dueTimes.set}
            done={() => copy.saved}
            changes={[queries.dueTimes.key()]}
            refusals={copy.refusals}
          />
          <VersionList title={copy.planned} versions={planned} />
          <VersionList title={copy.past} versions={past} />
        </>
      )}
    </LoadedSection>
  )
}

type Times<Value> = Readonly<Record<Queue, Readonly<Record<Severity, Value>>>>
type TypedTimes = Times<string>
type Start = { readonly start: 'now' | 'day'; readonly day: string }

const mapTimes = <From, To>(times: Times<From>, map: (value: From) => To) =>
  Object.fromEntries(
    QUEUES.map((queue) => [
      queue,
      Object.fromEntries(SEVERITIES.map((severity) => [severity, map(times[queue][severity])])),
    ]),
  ) as Times<To>

const minutesOf = (typed: string) => wholeNumber(typed, { min: DUE_MINUTES_BOUNDS.least, max: DUE_MINUTES_BOUNDS.most })

/** Minutes by severity and queue, each with how long that is. */
function TimesTable({ typed, onType }: Drawn<TypedTimes>) {
  const copy = useMessages('due-times')
  const { words, instants } = useCopy()
  return (
    <div className="max-w-xl">
      <DataTable
        look="figures"
        label={copy.title}
        names={copy.queues}
        rows={SEVERITIES.toReversed()}
        rowId={(severity) => severity}
        columns={[
          { id: 'severity', name: copy.severity, names: true, cell: (severity) => words.severities[severity] },
          ...QUEUES.map((queue) => ({
            id: queue,
            className: 'py-1.5',
            cell: (severity: Severity) => {
              const minutes = minutesOf(typed[queue][severity])
              return (
                <>
                  <input
                    inputMode="numeric"
                    aria-label={copy.field(copy.queues[queue], words.severities[severity])}
                    aria-invalid={minutes === undefined}
                    value={typed[queue][severity]}
                    onChange={(event) =>
                      onType({ ...typed, [queue]: { ...typed[queue], [severity]: event.target.value } })
                    }
                    className="h-8 w-20 rounded-md border border-line2 bg-panel px-2.5 text-right tabular-nums aria-invalid:border-red"
                  />{' '}
                  {copy.minutes}
                  <span className="block min-h-5 whitespace-nowrap text-ink2 max-sheet:hidden">
                    {minutes === undefined ? '' : instants.minutes(minutes)}
                  </span>
                </>
              )
            },
          })),
        ]}
      />
    </div>
  )
}

/** From when they apply: at once, or from a day on. */
function StartField({ typed, onType }: Drawn<Start>) {
  const copy = useMessages('due-times')
  return (
    <div className="flex flex-wrap items-center gap-3">
      <span className="text-sm font-semibold text-ink2">{copy.from}</span>
      <Segmented
        label={copy.from}
        value={typed.start}
        options={[
          { value: 'now', label: copy.fromNow },
          { value: 'day', label: copy.fromDay },
        ]}
        onChange={(start) => onType({ ...typed, start })}
      />
      {typed.start === 'day' ? (
        <input
          type="date"
          aria-label={copy.day}
          required
          value={typed.day}
          onChange={(event) => onType({ ...typed, day: event.target.value })}
          className="h-8 rounded-md border border-line2 bg-panel px-2.5"
        />
      ) : null}
    </div>
  )
}

function VersionLine({ version: { from, by, reason } }: { version: ListedDueTimes }) {
  const copy = useMessages('due-times')
  const { instants } = useCopy()
  return (
    <p className="text-sm text-ink2">
      {copy.starts(instants.absolute(from))} · {copy.setBy(by ?? copy.someone)} ·{' '}
      <span lang={langOf(reason)}>{reason}</span>
    </p>
  )
}

function VersionList({ title, versions }: { title: string; versions: readonly ListedDueTimes[] }) {
  const { words } = useCopy()
  const copy = useMessages('due-times')
  if (versions.length === 0) return null
  return (
    <section aria-label={title} className="grid gap-2 border-t border-line pt-3">
      <h3 className="text-sm font-semibold">{title}</h3>
      {versions.map((version) => (
        <div key={`${version.from} ${version.setAt}`} className="grid gap-0.5">
          <VersionLine version={version} />
          {(['flagged', 'patrol'] as const).map((queue) => (
            <p key={queue} className="text-sm tabular-nums">
              {copy.queues[queue]}:{' '}
              {SEVERITIES.toReversed()
                .map((severity) => `${words.severities[severity]} ${version.times[queue][severity]}`)
                .join(' / ')}{' '}
              {copy.minutes}
            </p>
          ))}
        </div>
      ))}
    </section>
  )
}
