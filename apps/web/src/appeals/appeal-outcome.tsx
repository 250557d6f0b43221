import type { AppealView } from '@mimamori/contract/appeals/appeal-contract'
import type { ReactNode } from 'react'
import { queries } from '../api/api-queries.ts'
import { useNow } from '../api/server-clock.ts'
import { useMessages } from '../i18n/messages.ts'
import { ActionPanel } from '../parts/actions/action-panel.tsx'
import { Timestamp } from '../parts/timestamp.tsx'
import { AppealSection } from './appeal-section.tsx'
import { useAppealOperation } from './use-appeal-operation.ts'

/** The decision on an appeal, with the undo button while it is held. */
export function AppealOutcome({ appeal }: { appeal: AppealView }): ReactNode {
  const copy = useMessages('appeals')
  const { decided, outcome } = appeal
  if (!decided || !outcome) return null
  return (
    <AppealSection title={copy.result}>
      <p className="flex flex-wrap items-center gap-x-3.5 gap-y-1">
        <b className="font-semibold">{copy.outcomes[outcome]}</b>
        <span>{copy.outcomeMeans[appeal.against.kind][outcome]}</span>
        <span className="text-sm text-ink2">
          {copy.by(decided.by)} <Timestamp at={decided.at} />
        </span>
        {decided.agreedBy === null ? null : (
          <span className="text-sm text-ink2">{copy.agreedBy(decided.agreedBy)}</span>
        )}
      </p>
      {appeal.heldUntil ? (
        <HeldOutcome appeal={appeal} until={appeal.heldUntil} />
      ) : appeal.state === 'held' ? (
        <WaitingOutcome appeal={appeal} />
      ) : null}
      {decided.reason ? <p className="verbatim text-sm">{copy.note(decided.reason)}</p> : null}
      <p lang="ja" className="verbatim rounded-md border border-line bg-panel px-3 py-2.5">
        {decided.letter}
      </p>
    </AppealSection>
  )
}

/** A grant that takes back much money: a second person agrees, who decided it takes it back, or a lead does. */
function WaitingOutcome({ appeal: { id: appealId, decided, moves } }: { appeal: AppealView }) {
  const copy = useMessages('appeals')
  const { operation, failed } = useAppealOperation()
  const { run, why } = operation
  const { agree, undo } = moves
  const own = agree === 'own_proposal'
  return (
    <div className="rounded-md bg-amber-bg px-3 py-2 text-sm">
      <ActionPanel
        row
        operation={operation}
        actions={[
          {
            id: 'agree',
            label: copy.agree,
            shown: !own,
            refused: agree === 'not_proposed' ? '' : why(agree),
            run: () =>
              run(
                queries.appeals.agree,
                { appealId, decidedAt: decided?.at ?? '' },
                { done: () => copy.agreed, failed },
              ),
          },
          {
            id: 'undo',
            label: own ? copy.takeBack : copy.sendBack,
            shown: undo === null,
            run: () => run(queries.appeals.undo, { appealId }, { done: () => copy.undone, failed }),
          },
        ]}
      >
        <p>{own ? copy.ownWaits : copy.waits}</p>
      </ActionPanel>
    </div>
  )
}

function HeldOutcome({ appeal: { id: appealId, moves }, until }: { appeal: AppealView; until: string }) {
  const copy = useMessages('appeals')
  const now = useNow(500)
  const { operation, failed } = useAppealOperation()
  const left = Math.max(0, Math.ceil((Date.parse(until) - now) / 1000))
  return (
    <div className="rounded-md bg-sunk px-3 py-2 text-sm">
      <ActionPanel
        row
        operation={operation}
        actions={[
          {
            id: 'undo',
            label: copy.undo,
            key: 'undo',
            refused: operation.why(moves.undo),
            run: () => operation.run(queries.appeals.undo, { appealId }, { done: () => copy.undone, failed }),
          },
        ]}
      >
        <span role="timer" className="tabular-nums">
          {copy.heldFor(left)}
        </span>
      </ActionPanel>
    </div>
  )
}
