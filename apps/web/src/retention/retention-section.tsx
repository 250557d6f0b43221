import type { RetentionState } from '@mimamori/contract/retention/retention-contract'
import { defaultRetention, type RetentionDays } from '@mimamori/policy/retention/retention-class-rules'
import { Button } from '@mimamori/ui/button'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { queries } from '../api/api-queries.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { type Drawn, fieldOf } from '../parts/forms/form-fields.tsx'
import { LoadedSection } from '../parts/forms/loaded-section.tsx'
import { SettingsForm } from '../parts/forms/settings-form.tsx'
import { RetentionTable } from './retention-table.tsx'
import { daysFromTyped, type TypedRetentionDays, typedFromDays } from './typed-retention-days.ts'

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
