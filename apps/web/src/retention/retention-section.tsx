import type { RetentionState } from '@mimamori/contract/retention/retention-contract'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { api } from '../api/api-client.ts'
import { queries } from '../api/api-queries.ts'
import type { Failure } from '../api/call-failure.ts'
import { useApiCall } from '../api/use-api-call.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { useAnnounce } from '../parts/announcer.tsx'
import { LoadedSection } from '../parts/loaded-section.tsx'
import { RetentionTable } from './retention-table.tsx'
import { DEFAULT_TYPED_DAYS, daysFromTyped, typedFromDays } from './typed-retention-days.ts'

type Props = { failed: (retry: () => void) => ReactNode; failureText: (failure: Failure) => string }

/** How long each class of data is kept, and how many rows are due to be deleted. */
export function RetentionSection({ failed, failureText }: Props): ReactNode {
  const copy = useMessages('retention')
  const state = useQuery(queries.retention.state.queryOptions())
  return (
    <LoadedSection title={copy.title} lead={copy.lead} state={state} rows={8} failed={failed} wide>
      {(now) => <RetentionForm key={JSON.stringify(now.days)} state={now} failureText={failureText} />}
    </LoadedSection>
  )
}

function RetentionForm({ state, failureText }: { state: RetentionState; failureText: Props['failureText'] }) {
  const copy = useMessages('retention')
  const cache = useQueryClient()
  const announce = useAnnounce()
  const [typed, setTyped] = useState(() => typedFromDays(state.days))
  const { run, problem } = useApiCall(failureText)
  const days = daysFromTyped(typed)
  const changed = JSON.stringify(days) !== JSON.stringify(state.days)
  const dryRun = useQuery({
    ...queries.retention.dryRun.queryOptions({ input: { days: days ?? state.days } }),
    enabled: days !== null,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  })
  const save = async () => {
    if (!days) return
    const next = await run(() => api.retention.set({ days }))
    if (!next) return
    cache.setQueryData(queries.retention.state.queryKey(), next)
    announce(copy.saved)
  }
  return (
    <>
      <RetentionRuns state={state} />
      <RetentionTable
        typed={typed}
        onType={(name, value) => setTyped({ ...typed, [name]: value })}
        due={dryRun.isFetching ? undefined : dryRun.data}
        lastDeleted={state.last?.counts}
      />
      <p className="text-sm text-ink2">
        {copy.foreverHint} {days ? copy.counted : null}
      </p>
      <Problem plain>{problem ?? (days ? null : copy.outOfRange)}</Problem>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" disabled={!changed || !days} onClick={() => void save()}>
          {copy.save}
        </Button>
        <Button onClick={() => setTyped(DEFAULT_TYPED_DAYS)}>{copy.reset}</Button>
        <Button disabled={!days || dryRun.isFetching} onClick={() => void dryRun.refetch()}>
          {dryRun.isFetching ? copy.counting : copy.count}
        </Button>
      </div>
    </>
  )
}

function RetentionRuns({ state: { last, nextAt } }: { state: RetentionState }) {
  const copy = useMessages('retention')
  const { instants } = useCopy()
  const ended = last?.finishedAt ? copy.lastRun(instants.absolute(last.finishedAt)) : copy.underway
  return (
    <p className="text-sm">
      {last ? ended : copy.noRun} · {copy.next(instants.absolute(nextAt))}
    </p>
  )
}
