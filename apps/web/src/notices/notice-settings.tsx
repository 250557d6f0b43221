import {
  DEFAULT_NOTICE_SETTINGS,
  DRAFT_DAY_BOUNDS,
  type NoticeSettings as Settings,
} from '@mimamori/policy/notices/notice-settings-rules'
import { Button } from '@mimamori/ui/button'
import { NumberField } from '@mimamori/ui/number-field'
import { Problem } from '@mimamori/ui/problem'
import { TextField } from '@mimamori/ui/text-field'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useId, useState } from 'react'
import { api } from '../api/api-client.ts'
import { queries } from '../api/api-queries.ts'
import type { Failure } from '../api/call-failure.ts'
import { useApiCall } from '../api/use-api-call.ts'
import { useMessages } from '../i18n/messages.ts'
import { useAnnounce } from '../parts/announcer.tsx'
import { LoadedSection } from '../parts/loaded-section.tsx'
import { settingsFromTyped, typedFromSettings } from './typed-notice-settings.ts'

type Props = { failed: (retry: () => void) => ReactNode; failureText: (failure: Failure) => string }

/** The desk's settings of notices. */
export function NoticeSettings({ failed, failureText }: Props): ReactNode {
  const copy = useMessages('notices/settings')
  const state = useQuery(queries.notices.settings.queryOptions())
  return (
    <LoadedSection title={copy.title} lead={copy.lead} state={state} rows={5} failed={failed}>
      {(now) => <NoticeSettingsForm key={JSON.stringify(now)} now={now} failureText={failureText} />}
    </LoadedSection>
  )
}

function NoticeSettingsForm({ now, failureText }: { now: Settings; failureText: Props['failureText'] }) {
  const copy = useMessages('notices/settings')
  const cache = useQueryClient()
  const announce = useAnnounce()
  const noteId = useId()
  const [typed, setTyped] = useState(() => typedFromSettings(now))
  const { run, busy, problem } = useApiCall(failureText)
  const { settings, valid } = settingsFromTyped(typed)
  const fine = Object.values(valid).every(Boolean)
  const changed = JSON.stringify(typed) !== JSON.stringify(typedFromSettings(now))
  const type = (field: keyof Settings) => (value: string) => setTyped({ ...typed, [field]: value })
  const save = async () => {
    if (!fine) return
    const next = await run(() => api.notices.setSettings(settings))
    if (!next) return
    cache.setQueryData(queries.notices.settings.queryKey(), next)
    announce(copy.saved)
  }
  return (
    <form
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Field problem={valid.below ? null : copy.problems.setting_out_of_range}>
        <NumberField
          label={copy.below}
          note={copy.belowNote}
          range={copy.belowRange}
          typed={typed.below}
          valid={valid.below}
          onType={type('below')}
        />
      </Field>
      <Field problem={valid.draftDay ? null : copy.problems.draft_day_out_of_range}>
        <NumberField
          label={copy.draftDay}
          note={copy.draftDayNote}
          range={copy.draftDayRange(DRAFT_DAY_BOUNDS.min, DRAFT_DAY_BOUNDS.max)}
          typed={typed.draftDay}
          valid={valid.draftDay}
          onType={type('draftDay')}
        />
      </Field>
      <Field problem={valid.address ? null : copy.problems.notice_address_flawed}>
        <TextField
          label={copy.address}
          value={typed.address}
          spellCheck={false}
          autoCapitalize="none"
          aria-invalid={!valid.address}
          aria-describedby={noteId}
          onChange={(event) => type('address')(event.target.value)}
        />
        <p id={noteId} className="text-sm text-ink2">
          {copy.addressNote}
        </p>
      </Field>
      <Problem plain>{problem}</Problem>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" disabled={busy || !fine || !changed}>
          {copy.save}
        </Button>
        <Button onClick={() => setTyped(typedFromSettings(DEFAULT_NOTICE_SETTINGS))}>{copy.reset}</Button>
      </div>
    </form>
  )
}

/** A field with what keeps its value from being set. */
function Field({ problem, children }: { problem: string | null; children: ReactNode }) {
  return (
    <div className="grid gap-1">
      {children}
      <Problem plain small>
        {problem}
      </Problem>
    </div>
  )
}
