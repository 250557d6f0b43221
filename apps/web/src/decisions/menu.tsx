import type { Move, Moves } from '@mimamori/policy/decisions/moves'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { useCopy } from '../language/language.tsx'

const ORDER: readonly { move: Move; key: string; whole?: boolean }[] = [
  { move: 'no_violation', key: 'A', whole: true },
  { move: 'request_correction', key: 'R' },
  { move: 'advice', key: 'M' },
  { move: 'hide', key: 'H' },
  { move: 'warn', key: 'W' },
]

type Props = {
  moves: Moves
  visible: boolean
  /** why nothing can be decided, when it cannot */
  closed: string | null
  onMove: (move: Move) => void
}

/** Every move as a button with its key. A move that is not open says why. */
export function Menu({ moves, visible, closed, onMove }: Props) {
  const { decisions, refusals } = useCopy()
  return (
    <div className="grid grid-cols-2 gap-1.5 max-sheet:grid-cols-3">
      {ORDER.map(({ move: named, key, whole }) => {
        const move = named === 'hide' && !visible ? 'show' : named
        const refusal = moves[move]
        const why = closed ?? (refusal ? refusals[refusal] : undefined)
        return (
          <Button
            key={key}
            keycap={key}
            disabled={why !== undefined}
            title={why}
            onClick={() => onMove(move)}
            className={cx('justify-between whitespace-nowrap', whole && 'col-span-2 max-sheet:col-span-1')}
          >
            {decisions.moves[move]}
          </Button>
        )
      })}
    </div>
  )
}
