import { DEFAULT_NOTICE_SETTINGS, isSmallCountLimit } from '@mimamori/policy/notices/notice-settings-rules'
import { Button } from '@mimamori/ui/button'
import { NumberField } from '@mimamori/ui/number-field'
import { Problem } from '@mimamori/ui/problem'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { api } from '../api/api-client.ts'
import { queries } from '../api/api-queries.ts'
import type { Failure } from '../api/call-failure.ts'
import { LoadedSection } from '../api/loaded-section.tsx'
import { withStepUp } from '../api/step-up-retry.ts'
import { useApiCall } from '../api/use-api-call.ts'
import { useAnnounce } from '../i18n/announcer.tsx'
import { useNoticeCopy } from './notice-copy.ts'

type Props = { failed: (retry: () => void) => ReactNode; failureText: (failure: Failure) => string }

/** The desk's settings of notices. */
export function NoticeSettings({ failed, failureText }: Props): ReactNode {
  const copy = useNoticeCopy().settings
  const state = useQuery(queries.notices.settings.queryOptions())
  return (
    <LoadedSection title={copy.title} lead={copy.lead} state={state} rows={2} failed={failed}>
      {({ below }) => <NoticeSettingsForm key={below} now={below} failureText={failureText} />}
    </LoadedSection>
  )
}

function NoticeSettingsForm({ now, failureText }: { now: number; failureText: Props['failureText'] }) {
  const copy = useNoticeCopy().settings
  const cache = useQueryClient()
  const announce = useAnnounce()
  const [typed, setTyped] = useState(String(now))
  const { run, problem } = useApiCall(failureText)
  const below = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : Number.NaN
  const fine = isSmallCountLimit(below)
  const save = async () => {
    if (!fine) return
    const next = await run(() => withStepUp(() => api.notices.setSettings({ below })))
    if (!next) return
    cache.setQueryData(queries.notices.settings.queryKey(), next)
    announce(copy.saved)
  }
  return (
    <>
      <NumberField
        label={copy.below}
        note={copy.belowNote}
        range={copy.between}
        typed={typed}
        valid={fine}
        onType={setTyped}
      />
      <Problem plain>{problem ?? (fine ? null : copy.outOfRange)}</Problem>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" disabled={!fine || below === now} onClick={() => void save()}>
          {copy.save}
        </Button>
        <Button onClick={() => setTyped(String(DEFAULT_NOTICE_SETTINGS.below))}>{copy.reset}</Button>
      </div>
    </>
  )
}
