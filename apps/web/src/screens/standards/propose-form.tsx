import type { StandardsState } from '@mimamori/contract/standards/standards-contract'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { MAX_VERSION_REASON_LENGTH } from '@mimamori/policy/standards/standard-version-rules'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { Segmented } from '@mimamori/ui/segmented'
import { TextArea } from '@mimamori/ui/text-area'
import { type ReactNode, useId, useState } from 'react'
import { queries } from '../../api/api-queries.ts'
import { serverNow } from '../../api/server-clock.ts'
import { useStandardsCopy } from '../../standards/standards-copy.ts'
import { type StandardsDraft, useStandardsAddress, useStandardsOperation } from './use-standards-state.ts'

const DAY_MS = 86_400_000

type Props = { state: StandardsState; runId: string; draft: StandardsDraft }

/** Proposes what was tried, from the approval or from a day on, with a reason. */
export function ProposeForm({ state: { moves }, runId, draft }: Props): ReactNode {
  const copy = useStandardsCopy()
  const { go } = useStandardsAddress()
  const { run, busy, problem, why } = useStandardsOperation()
  const [when, setWhen] = useState<'approval' | 'day'>('approval')
  const [day, setDay] = useState('')
  const [reason, setReason] = useState('')
  const [flaw, setFlaw] = useState<string | null>(null)
  const id = useId()
  const closed = why(moves.propose)
  const tomorrow = dayOf(new Date(serverNow() + DAY_MS).toISOString())
  const propose = async () => {
    const missing = when === 'day' && day === '' ? copy.dayNeeded : reason.trim() === '' ? copy.reasonNeeded : null
    setFlaw(missing)
    if (missing) return
    const from = when === 'day' ? day : null
    await run(
      queries.standards.propose,
      { runId, from, reason: reason.trim() },
      {
        done: ({ number }) => {
          draft.reset()
          go({ tab: 'versions', run: undefined })
          return copy.proposed(number)
        },
      },
    )
  }
  return (
    <form
      noValidate
      aria-label={copy.proposeTitle}
      className="grid gap-3 border-t border-line pt-3"
      onSubmit={(event) => {
        event.preventDefault()
        void propose()
      }}
    >
      <div>
        <h3 className="font-semibold">{copy.proposeTitle}</h3>
        <p className="text-sm text-ink2">{when === 'day' ? copy.proposeNextOnDay : copy.proposeNext}</p>
      </div>
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <div className="grid justify-items-start gap-1">
          <span className="text-sm font-semibold text-ink2">{copy.from}</span>
          <Segmented
            label={copy.from}
            value={when}
            options={[
              { value: 'approval', label: copy.onApproval },
              { value: 'day', label: copy.onDay },
            ]}
            onChange={setWhen}
          />
        </div>
        {when === 'day' ? (
          <div className="grid gap-1">
            <label htmlFor={id} className="text-sm font-semibold text-ink2">
              {copy.firstDay}
            </label>
            <input
              id={id}
              type="date"
              value={day}
              min={tomorrow}
              onChange={({ target }) => setDay(target.value)}
              className="h-8 rounded-md border border-line2 bg-panel px-2.5"
            />
          </div>
        ) : null}
      </div>
      <TextArea
        label={copy.reason}
        hint={copy.reasonHint}
        required
        value={reason}
        maxLength={MAX_VERSION_REASON_LENGTH}
        onChange={({ target }) => setReason(target.value)}
        className="min-h-16"
      />
      <Problem small>{flaw ?? problem}</Problem>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" disabled={busy || closed !== null} className="font-semibold">
          {busy ? copy.sending : copy.propose}
        </Button>
        {closed ? <span className="text-sm text-ink2">{closed}</span> : null}
      </div>
    </form>
  )
}
