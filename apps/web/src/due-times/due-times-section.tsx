import type { DueTimesState, ListedDueTimes } from '@mimamori/contract/cases/due-times-contract'
import { MAX_DUE_TIMES_REASON_LENGTH, SHIPPED_DUE_TIMES } from '@mimamori/policy/cases/due-time-rules'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { Segmented } from '@mimamori/ui/segmented'
import { TextArea } from '@mimamori/ui/text-area'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { api } from '../api/api-client.ts'
import { queries } from '../api/api-queries.ts'
import type { Failure } from '../api/call-failure.ts'
import { useApiCall } from '../api/use-api-call.ts'
import { langOf } from '../i18n/lang-of.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { useAnnounce } from '../parts/announcer.tsx'
import { LoadedSection } from '../parts/loaded-section.tsx'
import { DueTimesFields } from './due-times-fields.tsx'
import { timesFromTyped, typedFromTimes } from './typed-due-times.ts'

type Props = { failed: (retry: () => void) => ReactNode; failureText: (failure: Failure) => string }

/** How long a case may take, by queue and severity: what is in force, and a change from a day on. */
export function DueTimesSection({ failed, failureText }: Props): ReactNode {
  const copy = useMessages('due-times')
  const state = useQuery(queries.dueTimes.state.queryOptions())
  return (
    <LoadedSection title={copy.title} lead={copy.lead} state={state} rows={6} failed={failed}>
      {(loaded) => (
        <>
          <InForce state={loaded} />
          <DueTimesForm key={JSON.stringify(loaded)} state={loaded} failureText={failureText} />
          <VersionList title={copy.planned} versions={loaded.planned} />
          <VersionList title={copy.past} versions={loaded.past} />
        </>
      )}
    </LoadedSection>
  )
}

function InForce({ state: { inForce } }: { state: DueTimesState }) {
  const copy = useMessages('due-times')
  return inForce.set ? <VersionLine version={inForce.set} /> : <p className="text-sm text-ink2">{copy.shipped}</p>
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
              {(['urgent', 'high', 'medium', 'low'] as const)
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

function DueTimesForm({ state, failureText }: { state: DueTimesState; failureText: Props['failureText'] }) {
  const copy = useMessages('due-times')
  const cache = useQueryClient()
  const announce = useAnnounce()
  const [typed, setTyped] = useState(() => typedFromTimes(state.inForce.times))
  const [start, setStart] = useState<'now' | 'day'>('now')
  const [day, setDay] = useState('')
  const [reason, setReason] = useState('')
  const words: { readonly [refusal: string]: string } = copy.refusals
  const textOf = (failure: Failure) =>
    (failure.kind === 'refused' ? words[failure.refusal] : undefined) ?? failureText(failure)
  const { run, busy, problem } = useApiCall(textOf)
  const [missing, setMissing] = useState<string | null>(null)
  const times = timesFromTyped(typed)
  const save = async () => {
    setMissing(null)
    if (!times) return setMissing(copy.refusals.due_time_out_of_range)
    if (reason.trim() === '') return setMissing(copy.reasonNeeded)
    const from = start === 'now' ? null : day
    const done = await run(async () => {
      await api.dueTimes.set({ from, times, reason })
      return true
    })
    if (!done) return
    announce(copy.saved)
    await cache.invalidateQueries({ queryKey: queries.dueTimes.key() })
  }
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <DueTimesFields typed={typed} onType={setTyped} />
      <div className="flex flex-wrap items-center gap-3">
        <span className="text-sm font-semibold">{copy.from}</span>
        <Segmented
          label={copy.from}
          value={start}
          options={[
            { value: 'now', label: copy.fromNow },
            { value: 'day', label: copy.fromDay },
          ]}
          onChange={setStart}
        />
        {start === 'day' ? (
          <input
            type="date"
            aria-label={copy.day}
            required
            value={day}
            onChange={(event) => setDay(event.target.value)}
            className="h-8 rounded-md border border-line2 bg-panel px-2.5"
          />
        ) : null}
      </div>
      <TextArea
        label={copy.reason}
        hint={copy.reasonHint}
        value={reason}
        maxLength={MAX_DUE_TIMES_REASON_LENGTH}
        onChange={(event) => setReason(event.target.value)}
        className="min-h-16"
      />
      <Problem plain>{problem ?? missing}</Problem>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" disabled={busy}>
          {busy ? copy.saving : copy.save}
        </Button>
        <Button onClick={() => setTyped(typedFromTimes(SHIPPED_DUE_TIMES))}>{copy.reset}</Button>
      </div>
    </form>
  )
}
