import { Button } from '@mimamori/ui/button'
import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { useKeycap } from '../../keys/keys-provider.tsx'
import type { SecondaryAction, SecondaryActionKey } from './secondary-action-props.ts'
import type { CaseActionCalls } from './use-case-actions.ts'

const ACTION_KEYS = {
  escalate: 'escalate',
  snooze: 'snooze',
  send_back: 'sendBack',
  raise: 'raise',
  assign: 'assign',
  watch: 'watch',
  unwatch: 'watch',
  pin: 'pin',
  unpin: 'pin',
} as const satisfies Record<SecondaryAction, SecondaryActionKey>

type Props = Pick<CaseActionCalls, 'list' | 'whyNot' | 'start'>

/** Buttons of what moves a case of any kind. A disabled one shows why. */
export function CaseActionButtons({ list, whyNot, start }: Props): ReactNode {
  const words = useMessages('aside')
  const keycap = useKeycap()
  return list.map((move) => {
    const why = whyNot(move) ?? undefined
    return (
      <Button
        key={move}
        keycap={keycap(ACTION_KEYS[move])}
        disabled={why !== undefined}
        title={why}
        onClick={() => start(move)}
        className="justify-between whitespace-nowrap max-sheet:grow max-sheet:px-2"
      >
        {words.moves[move]}
      </Button>
    )
  })
}
