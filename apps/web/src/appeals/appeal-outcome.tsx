import type { AppealView } from '@mimamori/contract/appeals/appeal-contract'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import type { ReactNode } from 'react'
import { useNow } from '../api/server-clock.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { useWithdrawalRefusalWords } from '../i18n/withdrawal-copy.ts'
import { useKeycap, useKeys } from '../keys/keys-provider.tsx'
import { Timestamp } from '../parts/timestamp.tsx'
import { AppealSection } from './appeal-section.tsx'

type Props = { appeal: AppealView; busy: boolean; problem: string | null; onUndo: () => void; onAgree: () => void }

/** The decision on an appeal, with the undo button while it is held. */
export function AppealOutcome({ appeal, busy, problem, onUndo, onAgree }: Props): ReactNode {
  const copy = useMessages('appeals')
  const { decided, outcome, heldUntil } = appeal
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
      {heldUntil ? <HeldOutcome appeal={appeal} until={heldUntil} busy={busy} onUndo={onUndo} /> : null}
      {appeal.state === 'held' && !heldUntil ? (
        <WaitingOutcome appeal={appeal} busy={busy} problem={problem} onUndo={onUndo} onAgree={onAgree} />
      ) : null}
      {decided.reason ? <p className="verbatim text-sm">{copy.note(decided.reason)}</p> : null}
      <p lang="ja" className="verbatim rounded-md border border-line bg-panel px-3 py-2.5">
        {decided.letter}
      </p>
    </AppealSection>
  )
}

/** A grant that takes back much money: a second person agrees, who decided it takes it back, or a lead does. */
function WaitingOutcome({ appeal, busy, problem, onUndo, onAgree }: Props) {
  const copy = useMessages('appeals')
  const { refusals } = useWithdrawalRefusalWords()
  const { agree, undo } = appeal.moves
  const own = agree === 'own_proposal'
  const why = agree === null || own ? null : agree === 'not_proposed' ? null : refusals[agree]
  return (
    <div className="grid gap-2 rounded-md bg-amber-bg px-3 py-2 text-sm">
      <p>{own ? copy.ownWaits : copy.waits}</p>
      {why ? <p className="text-amber">{why}</p> : null}
      <Problem small>{problem}</Problem>
      <p className="flex flex-wrap gap-2">
        {own ? null : (
          <Button small disabled={agree !== null || busy} title={why ?? undefined} onClick={onAgree}>
            {copy.agree}
          </Button>
        )}
        {undo === null ? (
          <Button small disabled={busy} onClick={onUndo}>
            {own ? copy.takeBack : copy.sendBack}
          </Button>
        ) : null}
      </p>
    </div>
  )
}

function HeldOutcome({ appeal, until, busy, onUndo }: Pick<Props, 'appeal' | 'busy' | 'onUndo'> & { until: string }) {
  const copy = useMessages('appeals')
  const { refusals } = useCopy()
  const keycap = useKeycap()
  const now = useNow(500)
  const left = Math.max(0, Math.ceil((Date.parse(until) - now) / 1000))
  const { undo } = appeal.moves
  useKeys({ undo: onUndo }, undo === null && !busy)
  return (
    <p className="flex flex-wrap items-center gap-3 rounded-md bg-sunk px-3 py-2 text-sm">
      <span role="timer" className="tabular-nums">
        {copy.heldFor(left)}
      </span>
      <Button
        small
        keycap={keycap('undo')}
        disabled={undo !== null || busy}
        title={undo ? refusals[undo] : undefined}
        onClick={onUndo}
      >
        {copy.undo}
      </Button>
    </p>
  )
}
