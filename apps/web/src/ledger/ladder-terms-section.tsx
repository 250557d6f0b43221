import { LADDER_TERMS, type LadderTerms, ladderTermsOf } from '@mimamori/policy/ledger/measure-settings-rules'
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
import { isValidNumber } from './typed-measure-settings.ts'

type Props = { failed: (retry: () => void) => ReactNode; failureText: (failure: Failure) => string }

/** What leads set: how hides count on the ladder, and how long corrections and appeals take. */
export function LadderTermsSection({ failed, failureText }: Props): ReactNode {
  const copy = useMessages('ledger')
  const state = useQuery(queries.ledger.settings.queryOptions())
  return (
    <LoadedSection title={copy.terms} lead={copy.termsLead} state={state} rows={3} failed={failed}>
      {(now) => <TermFields key={JSON.stringify(now)} now={ladderTermsOf(now)} failureText={failureText} />}
    </LoadedSection>
  )
}

const typedOf = (now: LadderTerms): Record<keyof LadderTerms, string> => ({
  hidesPerStep: String(now.hidesPerStep),
  correctionDays: String(now.correctionDays),
  appealDueDays: String(now.appealDueDays),
})

function TermFields({ now, failureText }: { now: LadderTerms; failureText: Props['failureText'] }) {
  const copy = useMessages('ledger')
  const cache = useQueryClient()
  const announce = useAnnounce()
  const [typed, setTyped] = useState(() => typedOf(now))
  const { run, problem } = useApiCall(failureText)
  const valid = LADDER_TERMS.every((name) => isValidNumber(name, typed[name]))
  const changed = JSON.stringify(typed) !== JSON.stringify(typedOf(now))
  const save = async () => {
    const { hidesPerStep, correctionDays, appealDueDays } = typed
    const terms = {
      hidesPerStep: Number(hidesPerStep),
      correctionDays: Number(correctionDays),
      appealDueDays: Number(appealDueDays),
    }
    const next = await run(() => api.ledger.setLadder(terms))
    if (!next) return
    cache.setQueryData(queries.ledger.settings.queryKey(), next.settings)
    void cache.invalidateQueries({ queryKey: queries.cases.key() })
    announce(copy.saved)
  }
  return (
    <>
      {LADDER_TERMS.map((name) => (
        <SettingLine
          key={name}
          name={name}
          typed={typed[name]}
          onType={(value) => setTyped({ ...typed, [name]: value })}
        />
      ))}
      <Problem plain>{problem ?? (valid ? null : copy.outOfRange)}</Problem>
      <div>
        <Button variant="primary" disabled={!changed || !valid} onClick={() => void save()}>
          {copy.save}
        </Button>
      </div>
    </>
  )
}
