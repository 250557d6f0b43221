import type { WithdrawalView } from '@mimamori/contract/withdrawals/withdrawal-contract'
import { cx } from '@mimamori/ui/class-names'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { langOf } from '../i18n/lang-of.ts'
import { type Messages, useMessages } from '../i18n/messages.ts'
import { usePersonName } from '../parts/person-names.tsx'
import { Timestamp } from '../parts/timestamp.tsx'

type TimelineStep = { readonly name: string; readonly by: string; readonly at: string; readonly text: string }

function timelineSteps({ steps }: Messages['withdrawals'], withdrawal: WithdrawalView): TimelineStep[] {
  const { state, proposer, proposedAt, approver, approvedAt, endedBy, endedAt, releasedAt, reason } = withdrawal
  const done: TimelineStep[] = [{ name: steps.proposed, by: proposer.alias, at: proposedAt, text: '' }]
  if (approvedAt) done.push({ name: steps.approved, by: approver?.alias ?? '', at: approvedAt, text: '' })
  if (endedAt && (state === 'sent_back' || state === 'taken_back' || state === 'stopped'))
    done.push({
      name: steps[withdrawal.unanswered ? 'unanswered' : state],
      by: endedBy?.alias ?? '',
      at: endedAt,
      text: reason,
    })
  if (releasedAt) done.push({ name: steps.released, by: '', at: releasedAt, text: '' })
  return done
}

/** The events of a withdrawal so far, where its delivery is, and its reversal. */
export function WithdrawalTimeline({ withdrawal }: { withdrawal: WithdrawalView }): ReactNode {
  const copy = useMessages('withdrawals')
  const nameOf = usePersonName()
  const { delivery, reversal, approvedAt } = withdrawal
  return (
    <section aria-label={copy.timeline} className="grid gap-2 text-sm">
      <h2 className="font-semibold text-ink2">{copy.timeline}</h2>
      <ol className="grid gap-2.5 border-l border-line2 pl-3.5">
        {timelineSteps(copy, withdrawal).map(({ name, by, at, text }) => (
          <li key={name} className="relative grid gap-0.5">
            <span className="absolute top-1 -left-[18px] size-2 rounded-full border border-line2 bg-panel" />
            <span className="flex flex-wrap justify-between gap-x-3">
              <span>
                <b className="font-semibold">{name}</b> {nameOf(by)}
              </span>
              <span className="text-ink2">
                <Timestamp at={at} />
              </span>
            </span>
            {text ? (
              <span lang={langOf(text)} className="verbatim leading-5 text-ink2">
                {text}
              </span>
            ) : null}
          </li>
        ))}
      </ol>
      {approvedAt ? (
        <p className="flex justify-between gap-3 border-t border-line pt-2">
          <span className="text-ink2">{copy.delivery}</span>
          <span className={cx(delivery === 'dead' && 'text-red', delivery === 'retrying' && 'text-amber')}>
            {copy.deliveries[delivery]}
          </span>
        </p>
      ) : null}
      {reversal ? (
        <p className="border-t border-line pt-2">
          <Link
            to="/withdrawals/$withdrawalId"
            params={{ withdrawalId: reversal.id }}
            className="inline-flex min-h-6 items-center text-accent underline-offset-2 hover:underline"
          >
            {copy.toReversal(copy.states[reversal.state])}
          </Link>
        </p>
      ) : null}
    </section>
  )
}
