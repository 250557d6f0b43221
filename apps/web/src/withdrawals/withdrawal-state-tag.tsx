import type { WithdrawalLine } from '@mimamori/contract/withdrawals/withdrawal-contract'
import type { WithdrawalState } from '@mimamori/policy/withdrawals/withdrawal-model'
import { Tag, type Tone } from '@mimamori/ui/tag'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'

const TONES: Readonly<Record<WithdrawalState, Tone>> = {
  proposed: 'accent',
  held: 'amber',
  released: 'neutral',
  sent_back: 'neutral',
  taken_back: 'neutral',
  stopped: 'neutral',
}

/** The state of a withdrawal. */
export function WithdrawalStateTag({
  line: { state, paused, setback },
}: {
  line: Pick<WithdrawalLine, 'state' | 'paused' | 'setback'>
}): ReactNode {
  const copy = useMessages('withdrawals')
  const setbacks = useMessages('withdrawals/setbacks')
  if (state === 'held' && setback) return <Tag tone="amber">{setbacks.state}</Tag>
  return <Tag tone={TONES[state]}>{paused ? copy.pausedState : copy.states[state]}</Tag>
}
