import { DEFAULT_MEASURE_SETTINGS, type MeasureSettings } from '@mimamori/policy/ledger/measure-settings-rules'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { api } from '../api/api-client.ts'
import { queries } from '../api/api-queries.ts'
import type { Failure } from '../api/call-failure.ts'
import { useApiCall } from '../api/use-api-call.ts'
import { useMessages } from '../i18n/messages.ts'
import { useAnnounce } from '../parts/announcer.tsx'
import { LoadedSection } from '../parts/loaded-section.tsx'
import { SettingLine } from './setting-line.tsx'
import { NUMBER_SETTINGS, settingsFromTyped, typedFromSettings } from './typed-measure-settings.ts'

type Props = { failed: (retry: () => void) => ReactNode; failureText: (failure: Failure) => string }

/** The desk's settings of measures. */
export function MeasureSettingsSection({ failed, failureText }: Props): ReactNode {
  const copy = useMessages('ledger')
  const state = useQuery(queries.ledger.settings.queryOptions())
  return (
    <LoadedSection title={copy.title} lead={copy.lead} state={state} rows={4} failed={failed}>
      {(now) => <MeasureSettingsFields key={JSON.stringify(now)} now={now} failureText={failureText} />}
    </LoadedSection>
  )
}

function MeasureSettingsFields({ now, failureText }: { now: MeasureSettings; failureText: Props['failureText'] }) {
  const copy = useMessages('ledger')
  const cache = useQueryClient()
  const announce = useAnnounce()
  const [typed, setTyped] = useState(() => typedFromSettings(now))
  const { run, problem } = useApiCall(failureText)
  const settings = settingsFromTyped(typed)
  const changed = JSON.stringify(typed) !== JSON.stringify(typedFromSettings(now))
  const save = async () => {
    if (!settings) return
    const next = await run(() => api.ledger.setSettings(settings))
    if (!next) return
    cache.setQueryData(queries.ledger.settings.queryKey(), next.settings)
    announce(next.proposed ? copy.proposed : copy.saved)
    setTyped(typedFromSettings(next.settings))
    void cache.invalidateQueries({ queryKey: queries.people.key() })
  }
  return (
    <>
      {NUMBER_SETTINGS.map((name) => (
        <SettingLine
          key={name}
          name={name}
          typed={typed[name]}
          onType={(value) => setTyped({ ...typed, [name]: value })}
        />
      ))}
      <label className="grid grid-cols-[auto_minmax(0,1fr)] items-start gap-x-2.5">
        <input
          type="checkbox"
          checked={typed.restricting}
          onChange={(event) => setTyped({ ...typed, restricting: event.target.checked })}
          className="mt-0.5 size-4 accent-accent"
        />
        <span className="font-semibold">{copy.restricting}</span>
        <span className="col-start-2 text-sm text-ink2">{copy.restrictingNote}</span>
      </label>
      <Problem plain>{problem ?? (settings ? null : copy.outOfRange)}</Problem>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" disabled={!changed || !settings} onClick={() => void save()}>
          {copy.save}
        </Button>
        <Button onClick={() => setTyped(typedFromSettings(DEFAULT_MEASURE_SETTINGS))}>{copy.reset}</Button>
      </div>
    </>
  )
}
