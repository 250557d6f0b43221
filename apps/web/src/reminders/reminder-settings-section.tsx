import { DEFAULT_REMINDER_SETTINGS, type ReminderSettings } from '@mimamori/policy/reminders/reminder-settings'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { api } from '../api/api-client.ts'
import { queries } from '../api/api-queries.ts'
import type { Failure } from '../api/call-failure.ts'
import { serverNow } from '../api/server-clock.ts'
import { useApiCall } from '../api/use-api-call.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { useAnnounce } from '../parts/announcer.tsx'
import { LoadedSection } from '../parts/loaded-section.tsx'
import { useDeadlineWords } from './deadline-words.ts'
import { ReminderSettingFields } from './reminder-setting-fields.tsx'
import { courseOf, settingsFromTyped, typedFromSettings } from './typed-reminder-settings.ts'

type Props = { failed: (retry: () => void) => ReactNode; failureText: (failure: Failure) => string }

/** What leads set of contact reminders: who can ask for one, how long the other side has, and what takes two people. */
export function ReminderSettingsSection({ failed, failureText }: Props): ReactNode {
  const copy = useMessages('reminders/reminder-settings')
  const state = useQuery(queries.reminders.settings.queryOptions())
  return (
    <LoadedSection title={copy.title} lead={copy.lead} state={state} rows={8} failed={failed}>
      {(now) => <SettingsForm key={JSON.stringify(now)} now={now} failureText={failureText} />}
    </LoadedSection>
  )
}

function SettingsForm({ now, failureText }: { now: ReminderSettings; failureText: Props['failureText'] }) {
  const copy = useMessages('reminders/reminder-settings')
  const cache = useQueryClient()
  const announce = useAnnounce()
  const [typed, setTyped] = useState(() => typedFromSettings(now))
  const { run, busy, problem } = useApiCall(failureText)
  const settings = settingsFromTyped(typed)
  const changed = JSON.stringify(typed) !== JSON.stringify(typedFromSettings(now))
  const save = async () => {
    if (!settings) return
    const next = await run(() =>
      api.reminders.set({
        ...settings,
        formats: [...settings.formats],
        remindAgainDays: [...settings.remindAgainDays],
      }),
    )
    if (!next) return
    cache.setQueryData(queries.reminders.settings.queryKey(), next.settings)
    for (const queryKey of [queries.cases.key(), queries.people.key()]) void cache.invalidateQueries({ queryKey })
    setTyped(typedFromSettings(next.settings))
    announce(next.proposed ? copy.proposed : copy.saved)
  }
  return (
    <form
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <ReminderSettingFields copy={copy} typed={typed} onType={setTyped}>
        {settings ? <Course settings={settings} /> : null}
      </ReminderSettingFields>
      <Problem plain>{problem}</Problem>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" disabled={busy || !changed || !settings}>
          {busy ? copy.saving : copy.save}
        </Button>
        <Button onClick={() => setTyped(typedFromSettings(DEFAULT_REMINDER_SETTINGS))}>{copy.reset}</Button>
      </div>
    </form>
  )
}

/** What would hold for a request made now, in a sentence. */
function Course({ settings }: { settings: ReminderSettings }) {
  const copy = useMessages('reminders/reminder-settings')
  const { instants } = useCopy()
  const deadlineWords = useDeadlineWords()
  const [now] = useState(() => new Date(serverNow()).toISOString())
  const { deadline, again } = courseOf(settings, now)
  const days = again.map((at) => instants.day(at)).join(copy.between)
  return (
    <p role="status" className="rounded-md bg-sunk px-3 py-2 text-sm">
      <span className="block">{copy.example(instants.day(now), deadlineWords(deadline))}</span>
      {again.length > 0 ? copy.reminded(days) : copy.remindedOnce}
    </p>
  )
}
