import type { RetentionCounts, RetentionState } from '@mimamori/contract/retention/retention-contract'
import {
  defaultRetention,
  RETENTION_BOUNDS,
  RETENTION_CLASSES,
  type RetentionClass,
  type RetentionDays,
} from '@mimamori/policy/retention/retention-class-rules'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { queries } from '../api/api-queries.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { type Drawn, fieldOf, wholeNumber } from '../parts/forms/form-fields.tsx'
import { LoadedSection } from '../parts/forms/loaded-section.tsx'
import { SettingsForm } from '../parts/forms/settings-form.tsx'
import { DataTable } from '../parts/tables/data-table.tsx'

/** How long each class of data is kept, and how many rows are due to be deleted. */
export function RetentionSection(): ReactNode {
  const copy = useMessages('retention')
  return (
    <LoadedSection title={copy.title} lead={copy.lead} query={queries.retention.state.queryOptions()} rows={8} wide>
      {(state) => (
        <SettingsForm
          now={{ days: state.days }}
          className="grid max-w-4xl gap-5"
          defaults={{ days: defaultRetention() }}
          words={copy}
          fields={{
            days: fieldOf<RetentionDays, TypedRetentionDays>({
              show: typedFromDays,
              read: daysFromTyped,
              flaw: copy.outOfRange,
              draw: (drawn) => <RetentionDaysField {...drawn} state={state} />,
            }),
          }}
          set={queries.retention.set}
          done={() => copy.saved}
          keep={(next, cache) => cache.setQueryData(queries.retention.state.queryKey(), next)}
        />
      )}
    </LoadedSection>
  )
}

function RetentionDaysField({ typed, onType, state }: Drawn<TypedRetentionDays> & { state: RetentionState }) {
  const copy = useMessages('retention')
  const { instants } = useCopy()
  const { last, nextAt } = state
  const days = daysFromTyped(typed)
  const dryRun = useQuery({
    ...queries.retention.dryRun.queryOptions({ input: { days: days ?? state.days } }),
    enabled: days !== undefined,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  })
  const ended = last?.finishedAt ? copy.lastRun(instants.absolute(last.finishedAt)) : copy.underway
  return (
    <>
      <p className="text-sm">
        {last ? ended : copy.noRun} · {copy.next(instants.absolute(nextAt))}
      </p>
      <RetentionTable
        typed={typed}
        onType={(name, value) => onType({ ...typed, [name]: value })}
        due={dryRun.isFetching ? undefined : dryRun.data}
        lastDeleted={last?.counts}
      />
      <div className="flex max-w-4xl flex-wrap items-center justify-between gap-2 pt-3">
        <p className="text-sm text-ink2">
          {copy.foreverHint} {days ? copy.counted : null}
        </p>
        <Button small disabled={!days || dryRun.isFetching} onClick={() => void dryRun.refetch()}>
          {dryRun.isFetching ? copy.counting : copy.count}
        </Button>
      </div>
    </>
  )
}

type Props = {
  typed: TypedRetentionDays
  onType: (name: RetentionClass, value: string) => void
  /** rows that a run would delete now; `undefined` while they are counted */
  due: RetentionCounts | undefined
  /** rows that the last run deleted */
  lastDeleted: RetentionCounts | undefined
}

const formatNumber = (n: number) => n.toLocaleString('en')

/** The classes of data, with the days each is kept, the rows due to be deleted, and the rows deleted last. */
function RetentionTable({ typed, onType, due, lastDeleted }: Props): ReactNode {
  const copy = useMessages('retention')
  const count = (rows: number | undefined) => (rows === undefined ? copy.none : copy.rows(formatNumber(rows)))
  return (
    <div className="max-w-4xl">
      <DataTable
        look="panel"
        label={copy.title}
        names={copy.columns}
        rows={RETENTION_CLASSES}
        rowId={(name) => name}
        columns={[
          {
            id: 'class',
            names: true,
            wraps: true,
            cell: (name) => (
              <span>
                {copy.names[name]}
                <span className="block text-sm text-ink2">{copy.notes[name]}</span>
              </span>
            ),
          },
          {
            id: 'days',
            wraps: true,
            className: 'w-44',
            cell: (name) => <Days name={name} typed={typed[name]} onType={(value) => onType(name, value)} />,
          },
          { id: 'now', right: true, wraps: true, className: 'w-32', cell: (name) => count(due?.[name]) },
          {
            id: 'last',
            right: true,
            wraps: true,
            quiet: true,
            className: 'w-28',
            cell: (name) => count(lastDeleted?.[name]),
          },
        ]}
      />
    </div>
  )
}

function Days({ name, typed, onType }: { name: RetentionClass; typed: string; onType: (value: string) => void }) {
  const copy = useMessages('retention')
  const { min, max } = RETENTION_BOUNDS[name]
  const valid = isValidDays(name, typed)
  return (
    <span>
      <input
        inputMode="numeric"
        aria-label={copy.days(copy.names[name])}
        aria-invalid={!valid}
        value={typed}
        placeholder={copy.forever}
        onChange={(event) => onType(event.target.value.trim())}
        className={cx(
          'h-8 w-24 rounded-md border bg-panel px-2 text-right text-ink placeholder:text-ink3',
          valid ? 'border-line2' : 'border-red',
        )}
      />
      <span className={cx('block text-sm', valid ? 'text-ink2' : 'text-red')}>
        {copy.between(formatNumber(min), formatNumber(max))}
      </span>
    </span>
  )
}

/** Days as they are typed: empty is for ever. */
type TypedRetentionDays = Readonly<Record<RetentionClass, string>>

const mapClasses = <Value,>(of: (name: RetentionClass) => Value) =>
  Object.fromEntries(RETENTION_CLASSES.map((name) => [name, of(name)])) as Record<RetentionClass, Value>

/** Retention days as the texts of their fields; empty for those that are kept forever. */
const typedFromDays = (days: RetentionDays): TypedRetentionDays => mapClasses((name) => String(days[name] ?? ''))

/** Is this a whole number of days within the class's bounds? Empty: kept forever. */
const isValidDays = (name: RetentionClass, typed: string): boolean =>
  typed === '' || wholeNumber(typed, RETENTION_BOUNDS[name]) !== undefined

/** The typed texts as days; `undefined` while one is out of bounds. */
const daysFromTyped = (typed: TypedRetentionDays): RetentionDays | undefined =>
  RETENTION_CLASSES.every((name) => isValidDays(name, typed[name]))
    ? mapClasses((name) => wholeNumber(typed[name], RETENTION_BOUNDS[name]) ?? null)
    : undefined
