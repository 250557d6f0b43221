import type { ErasurePreview } from '@mimamori/contract/erasure/erasure-contract'
import { ERASE_REASONS, type EraseReason } from '@mimamori/policy/erasure/erasure-rules'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import type { FormEvent, ReactNode } from 'react'
import { api } from '../api/api-client.ts'
import type { Failure } from '../api/call-failure.ts'
import { useApiCall } from '../api/use-api-call.ts'
import { useMessages } from '../i18n/messages.ts'
import { useAnnounce } from '../parts/announcer.tsx'

type Props = { erasable: ErasurePreview; failureText: (failure: Failure) => string; onErased: () => void }

const ERASED_KINDS = ['texts', 'decisions', 'notes', 'reports', 'standards', 'reminders', 'enquiries'] as const
const formatNumber = (n: number) => n.toLocaleString('en')
const INPUT = 'h-8 rounded-md border border-line2 bg-panel px-2 text-ink'

/** Lists what is erased and what stays; asks for a reason and the end of the id, so that it is the right member. */
export function EraseMemberForm({ erasable, failureText, onErased }: Props): ReactNode {
  const copy = useMessages('erasure')
  const { memberId, erases, disclosures, refusal } = erasable
  return (
    <div className="grid max-w-3xl gap-4 rounded-lg border border-line bg-panel p-4">
      <h3 className="font-semibold">{copy.found(memberId)}</h3>
      <div className="grid gap-4 sheet:grid-cols-2">
        <div>
          <h4 className="text-sm font-semibold text-ink2">{copy.goes}</h4>
          <ul className="list-disc pl-5">
            <li>{copy.personal}</li>
            {ERASED_KINDS.map((kind) => (
              <li key={kind}>{copy.counts[kind](formatNumber(erases[kind]))}</li>
            ))}
          </ul>
        </div>
        <div>
          <h4 className="text-sm font-semibold text-ink2">{copy.stays}</h4>
          <p>{copy.staysText(formatNumber(disclosures))}</p>
        </div>
      </div>
      {refusal ? (
        <ErasureRefused erasable={erasable} />
      ) : (
        <ConfirmErasure memberId={memberId} failureText={failureText} onErased={onErased} />
      )}
    </div>
  )
}

function ErasureRefused({ erasable: { refusal, unfinished } }: { erasable: ErasurePreview }) {
  const copy = useMessages('erasure')
  const { cases, reported, events } = unfinished
  return (
    <div role="status" className="rounded-md bg-amber-bg px-3 py-2 text-amber">
      <p>{refusal ? copy.refusals[refusal] : null}</p>
      {cases + reported + events > 0 ? (
        <p className="text-sm">{copy.unfinished(formatNumber(cases), formatNumber(reported), formatNumber(events))}</p>
      ) : null}
    </div>
  )
}

function ConfirmErasure({ memberId, failureText, onErased }: Omit<Props, 'erasable'> & { memberId: string }) {
  const copy = useMessages('erasure')
  const announce = useAnnounce()
  const worded: Readonly<Record<string, string>> = copy.refusals
  const { run, busy, problem } = useApiCall(
    (failure) => (failure.kind === 'refused' && worded[failure.refusal]) || failureText(failure),
  )
  const erase = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const reason = String(form.get('reason')) as EraseReason
    const lastFour = String(form.get('lastFour')).trim()
    const erased = await run(() => api.erasure.erase({ memberId, reason, lastFour }))
    if (!erased) return
    announce(copy.erased(memberId))
    onErased()
  }
  return (
    <form onSubmit={(event) => void erase(event)} className="grid gap-3 border-t border-line pt-3">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <label className="grid gap-1 text-sm text-ink2">
          {copy.reason}
          <select name="reason" required defaultValue={ERASE_REASONS[0]} className={INPUT}>
            {ERASE_REASONS.map((reason) => (
              <option key={reason} value={reason}>
                {copy.reasons[reason]}
              </option>
            ))}
          </select>
        </label>
        <label className="grid gap-1 text-sm text-ink2">
          {copy.lastFour}
          <input name="lastFour" required maxLength={4} autoComplete="off" className={`w-28 font-mono ${INPUT}`} />
        </label>
        <Button type="submit" disabled={busy} className="border-red/50 text-red">
          {busy ? copy.erasing : copy.erase}
        </Button>
      </div>
      <p className="text-sm text-ink2">{copy.warning}</p>
      <Problem plain>{problem}</Problem>
    </form>
  )
}
