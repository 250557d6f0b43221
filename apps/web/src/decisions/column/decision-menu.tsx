import type { AllowedCaseActions, DecidingAction } from '@mimamori/policy/decisions/allowed-case-actions'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import type { ReactNode } from 'react'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useKeycap } from '../../keys/keys-provider.tsx'

const MENU_ORDER = ['no_violation', 'request_correction', 'advice', 'hide', 'warn'] as const

type Props = {
  moves: AllowedCaseActions
  visible: boolean
  /** the reason all are disabled, if they are */
  closed: string | null
  /** the reason not even a draft can be written, if there is one */
  barred: string | null
  onMove: (move: DecidingAction) => void
}

/** All actions as buttons with their keys. A disabled one shows why. */
export function DecisionMenu({ moves, visible, closed, barred, onMove }: Props): ReactNode {
  const { decisions, refusals } = useCopy()
  const keycap = useKeycap()
  return (
    <div className="moves grid grid-cols-2 gap-1.5 max-sheet:flex max-sheet:flex-wrap">
      {MENU_ORDER.map((named) => {
        const move: DecidingAction = named === 'hide' && !visible ? 'show' : named
        const refusal = moves[move]
        const why = (named === 'no_violation' ? closed : barred) ?? (refusal ? refusals[refusal] : undefined)
        return (
          <Button
            key={named}
            keycap={keycap(named)}
            disabled={why !== undefined}
            title={why ?? decisions.effects[move]}
            onClick={() => onMove(move)}
            className={cx(
              'justify-between whitespace-nowrap max-sheet:grow max-sheet:px-2',
              named === 'no_violation' && 'col-span-2',
            )}
          >
            {decisions.moves[move]}
          </Button>
        )
      })}
    </div>
  )
}
