import type { WithdrawalView } from '@mimamori/contract/withdrawals/withdrawal-contract'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import type { ReactNode } from 'react'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useKeycap } from '../../keys/keys-provider.tsx'
import { HoldTimeLeft } from '../../withdrawals/hold-time-left.tsx'

type Props = {
  withdrawal: WithdrawalView
  busy: boolean
  /** why it cannot be stopped, or be let wait for another approval; `null`: it can */
  whyNotStop: string | null
  whyNotReturn: string | null
  onStop: () => void
  giveBack: () => void
}

/** An approved withdrawal that was not executed yet: until when it is held, or what blocks it, and its actions. */
export function HeldWithdrawal({
  withdrawal,
  busy,
  whyNotStop: why,
  whyNotReturn,
  onStop,
  giveBack,
}: Props): ReactNode {
  const copy = useMessages('withdrawals')
  const setbacks = useMessages('withdrawals/setbacks')
  const blocked = withdrawal.setback === 'proposer' || withdrawal.setback === 'approver' ? withdrawal.setback : null
  const { instants } = useCopy()
  const keycap = useKeycap()
  return (
    <>
      <p className="text-xl">
        <HoldTimeLeft line={withdrawal} />
      </p>
      <p className={cx('text-sm', blocked ? 'text-amber' : 'text-ink2')}>
        {blocked
          ? setbacks.onHold[blocked]
          : withdrawal.paused
            ? copy.pausedNote
            : copy.heldUntil(instants.absolute(withdrawal.heldUntil ?? withdrawal.proposedAt))}
      </p>
      <Button
        keycap={keycap('undo')}
        disabled={busy || why !== null}
        onClick={onStop}
        className="min-h-9 justify-between font-semibold"
      >
        {copy.stop}
      </Button>
      {why ? <p className="-mt-1.5 text-sm text-amber">{why}</p> : null}
      {blocked && whyNotReturn === null ? (
        <Button disabled={busy} onClick={giveBack} className="justify-between">
          {setbacks.return}
        </Button>
      ) : null}
    </>
  )
}
