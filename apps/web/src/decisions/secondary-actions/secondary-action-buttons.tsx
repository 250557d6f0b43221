import type { Review } from '@mimamori/contract/cases/review-contract'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { queries } from '../../api/api-queries.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useKeycap } from '../../keys/keys-provider.tsx'
import { CaseActionButtons } from './case-action-buttons.tsx'
import type { SecondaryActionsProps } from './secondary-action-props.ts'
import type { SecondaryActionCalls } from './use-secondary-actions.ts'

const STALE_TIME_MS = 60_000

/** Decisions possible for few cases: each has its button only where it is possible. */
const RARE_MOVES = ['restrict', 'lift', 'reverse'] as const
export type RareMove = (typeof RARE_MOVES)[number]

/** Rare decisions that are possible for this case now. */
const openRareMoves = ({ moves }: Review, closed: string | null): RareMove[] =>
  closed === null ? RARE_MOVES.filter((move) => moves[move] === null) : []

type ActionButtonsProps = Pick<
  SecondaryActionCalls,
  'list' | 'whyNot' | 'start' | 'propose' | 'openSteps' | 'notProposed'
> &
  Pick<SecondaryActionsProps, 'review' | 'closed'> & { onMove: (move: RareMove) => void }

/** Buttons of the secondary actions, below those of the decisions. */
export function SecondaryActionButtons({ review, closed, onMove, ...calls }: ActionButtonsProps): ReactNode {
  const { list, propose, openSteps, notProposed } = calls
  const words = useMessages('aside')
  const { decisions } = useCopy()
  const keycap = useKeycap()
  const select = keycap('select')
  const rare = openRareMoves(review, closed)
  const steps = useQuery({
    ...queries.savedSteps.list.queryOptions(),
    staleTime: STALE_TIME_MS,
    enabled: closed === null,
  })
  // who has none saves one from a panel
  const hasSteps = closed === null && (steps.data?.length ?? 0) > 0
  const odd = (rare.length + list.length) % 2 === 1
  return (
    <div className="moves grid grid-cols-2 gap-1.5 max-sheet:flex max-sheet:flex-wrap">
      {rare.map((move) => (
        <Button
          key={move}
          keycap={keycap(move === 'lift' ? 'restrict' : move)}
          onClick={() => onMove(move)}
          className="justify-between whitespace-nowrap max-sheet:grow max-sheet:px-2"
        >
          {decisions.moves[move]}
        </Button>
      ))}
      <CaseActionButtons {...calls} lastAlone={odd && !hasSteps} />
      {hasSteps ? (
        <Button
          keycap={keycap('savedStep')}
          onClick={openSteps}
          className={cx('justify-between whitespace-nowrap max-sheet:grow max-sheet:px-2', !odd && 'col-span-2')}
        >
          {words.savedSteps}
        </Button>
      ) : null}
      <Button
        keycap={select && `⇧${select}`}
        disabled={notProposed !== null}
        title={notProposed ?? undefined}
        onClick={propose}
        className="col-span-2 justify-between border-dashed whitespace-nowrap max-sheet:grow max-sheet:px-2"
      >
        {words.proposeWithdrawal}
      </Button>
    </div>
  )
}
