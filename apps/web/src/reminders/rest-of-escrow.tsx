import { RESTS, type RestOfEscrow, restYenOf } from '@mimamori/policy/reminders/reminder-outcome-rules'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { type AboutReminder, amountOf, type OutcomeDraft } from './outcome-draft.ts'
import { useYen } from './reminder-case-copy.ts'

type Props = {
  draft: OutcomeDraft
  about: AboutReminder
  problem: string | null
  onChange: (draft: OutcomeDraft) => void
}

/** What becomes of what a partial outcome leaves in escrow; nothing where it leaves none. */
export function RestChoice({ draft, about, problem, onChange }: Props): ReactNode {
  const copy = useMessages('reminders/reminder-case')
  const yen = useYen()
  const { outcome, rest } = draft
  const left = restYenOf({ outcome, amountYen: amountOf(draft) }, about.contract.escrowedYen)
  if (left === null) return null
  const choose = (goes: RestOfEscrow['goes']) =>
    onChange({ ...draft, rest: goes === 'stays' ? { goes, until: '' } : { goes } })
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1 font-semibold">{copy.rest(yen(left))}</legend>
      {RESTS[outcome].map((goes) => (
        <label key={goes} className="flex min-h-6 items-center gap-2">
          <input
            type="radio"
            name="rest"
            checked={rest?.goes === goes}
            aria-invalid={problem !== null}
            onChange={() => choose(goes)}
            className="size-4 flex-none accent-accent"
          />
          {copy.rests[goes]}
        </label>
      ))}
      {rest?.goes === 'stays' ? (
        <label className="flex items-center gap-2">
          {copy.restUntil}
          <input
            type="date"
            value={rest.until}
            onChange={(event) => onChange({ ...draft, rest: { goes: 'stays', until: event.target.value } })}
            className="rounded-md border border-line2 bg-panel px-2 py-1"
          />
        </label>
      ) : null}
      {problem === null ? null : (
        <p role="alert" className="text-sm text-red">
          {problem}
        </p>
      )}
    </fieldset>
  )
}

/** In a line what becomes of the rest. */
export function RestLine({ rest, restYen }: { rest: RestOfEscrow; restYen: number }): ReactNode {
  const copy = useMessages('reminders/reminder-case')
  const yen = useYen()
  return (
    <p className="text-sm">
      {copy.restLine(yen(restYen), copy.rests[rest.goes], rest.goes === 'stays' ? rest.until : '')}
    </p>
  )
}
