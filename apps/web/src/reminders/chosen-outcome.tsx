import type { ReminderView } from '@mimamori/contract/reminders/reminder-case-contract'
import type { ReactNode } from 'react'
import { langOf } from '../i18n/lang-of.ts'
import { useMessages } from '../i18n/messages.ts'
import { usePersonName } from '../parts/person-names.tsx'
import { Timestamp } from '../parts/timestamp.tsx'
import { LETTER_SIDES } from './outcome-draft.ts'
import { useYen } from './reminder-case-copy.ts'
import { RestLine } from './rest-of-escrow.tsx'

type Chosen = NonNullable<ReminderView['chosen']>

/** An outcome that was chosen: what it does, who chose it, and why. */
export function ChosenOutcomeSummary({ chosen }: { chosen: Chosen }): ReactNode {
  const copy = useMessages('reminders/reminder-case')
  const yen = useYen()
  const nameOf = usePersonName()
  const { outcome, amountYen, rest, restYen, negativeRating, reason, by, at, agreedBy } = chosen
  return (
    <div className="grid gap-3">
      <div className="grid gap-0.5">
        <p className="flex items-baseline justify-between gap-3 text-base font-semibold">
          {copy.outcomes[outcome]}
          {amountYen === null ? null : <span className="tabular-nums">{yen(amountYen)}</span>}
        </p>
        <p className="text-sm text-ink2">{copy.effects[outcome]}</p>
        {rest !== null && restYen !== null ? <RestLine rest={rest} restYen={restYen} /> : null}
      </div>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-sm">
        <dt className="text-ink2">{copy.by}</dt>
        <dd className="flex flex-wrap justify-between gap-x-3">
          {nameOf(by)}
          <span className="text-ink2 tabular-nums">
            <Timestamp at={at} brief />
          </span>
        </dd>
        {agreedBy === null ? null : (
          <>
            <dt className="text-ink2">{copy.agreedBy}</dt>
            <dd>{nameOf(agreedBy)}</dd>
          </>
        )}
        <dt className="text-ink2">{copy.sides.silent}</dt>
        <dd>{negativeRating ? copy.rating : copy.noRating}</dd>
      </dl>
      <div className="grid gap-0.5 text-sm">
        <h3 className="text-ink2">{copy.reason}</h3>
        <p lang={langOf(reason)} className="verbatim leading-5">
          {reason}
        </p>
      </div>
    </div>
  )
}

/** The letters of a chosen outcome, as they go out or went out. */
export function ChosenLetters({ chosen }: { chosen: Chosen }): ReactNode {
  const copy = useMessages('reminders/reminder-case')
  return (
    <section aria-label={copy.letters} className="@container mt-6 grid gap-2">
      <h2 className="text-sm font-semibold text-ink2">{copy.letters}</h2>
      <div className="grid items-start gap-3 @xl:grid-cols-2">
        {LETTER_SIDES.map((side) => (
          <figure key={side} className="grid gap-1">
            <figcaption className="text-sm text-ink2">{copy.letterTo[side]}</figcaption>
            <p
              lang={langOf(chosen.letters[side])}
              className="verbatim rounded-lg border border-line bg-panel px-3 py-2 text-[13px]/5"
            >
              {chosen.letters[side]}
            </p>
          </figure>
        ))}
      </div>
    </section>
  )
}
