import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { Skeleton } from '@mimamori/ui/skeleton'
import type { ReactNode } from 'react'
import { lazy, Suspense } from 'react'
import { useCopy } from '../../i18n/language-provider.tsx'
import { lazyWithFallback } from '../../i18n/lazy-part.tsx'
import { useKeycap, useKeys } from '../../keys/keys-provider.tsx'
import { LoadingKeys } from '../../keys/use-key-scene.ts'
import { EscalationPanel } from './escalation-panel.tsx'
import { RevealPanel } from './reveal-panel.tsx'
import type { SecondaryAction, SecondaryActionKey, SecondaryActionsProps } from './secondary-action-props.ts'
import { useSecondaryActionsCopy } from './secondary-actions-copy.ts'
import { SnoozePanel } from './snooze-panel.tsx'
import { useSecondaryActions } from './use-secondary-actions.ts'

const ProposePanel = lazy(lazyWithFallback(() => import('../withdrawal-proposal/propose-withdrawal-panel.tsx')))

const ACTION_KEYS = {
  escalate: 'escalate',
  snooze: 'snooze',
  send_back: 'sendBack',
  raise: 'raise',
  pin: 'pin',
  unpin: 'pin',
} as const satisfies Record<SecondaryAction, SecondaryActionKey>

type Props = SecondaryActionsProps & {
  shown: boolean
  onMove: (move: RareMove) => void
}

/** What decides a case but is open for few of them: its button is there when it is. */
const RARE_MOVES = ['restrict', 'lift', 'reverse'] as const
type RareMove = (typeof RARE_MOVES)[number]

const openRareMoves = ({ moves }: Props['review'], closed: string | null): RareMove[] =>
  closed === null ? RARE_MOVES.filter((move) => moves[move] === null) : []

/**
 * What moves a case without deciding it: buttons below those of the menu while `shown`, keys always, and what is asked
 * first. Loaded behind the first paint, into a place that is kept for it.
 */
export default function SecondaryActions(props: Props): ReactNode {
  const { shown, panel, active, onPanel, onLeavePanel } = props
  const actions = useSecondaryActions(props)
  const back = () => {
    onPanel(null)
    onLeavePanel()
  }
  useKeys({ escape: back }, active && panel !== null)
  const own = { ...props, run: actions.run, onBack: back }
  if (panel === 'snooze') return <SnoozePanel {...own} />
  if (panel === 'propose') {
    return (
      <Suspense
        fallback={
          <>
            <LoadingKeys actions="all" active={active} />
            <Skeleton className="h-96 w-full" />
          </>
        }
      >
        <ProposePanel {...own} />
      </Suspense>
    )
  }
  if (panel === 'reveal') return <RevealPanel {...own} onReveal={props.onReveal} />
  if (panel) return <EscalationPanel key={panel} {...own} kind={panel} />
  return shown ? <ActionButtons {...actions} {...props} /> : null
}

type ActionButtonsProps = Pick<
  ReturnType<typeof useSecondaryActions>,
  'list' | 'whyNot' | 'start' | 'propose' | 'notProposed'
> &
  Pick<Props, 'review' | 'closed' | 'onMove'>

function ActionButtons({ list, whyNot, start, propose, notProposed, review, closed, onMove }: ActionButtonsProps) {
  const words = useSecondaryActionsCopy()
  const { decisions } = useCopy()
  const keycap = useKeycap()
  const select = keycap('select')
  const rare = openRareMoves(review, closed)
  const odd = (rare.length + list.length) % 2 === 1
  return (
    <div className="grid grid-cols-2 gap-1.5 max-sheet:flex max-sheet:flex-wrap">
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
      {list.map((move) => {
        const why = whyNot(move) ?? undefined
        return (
          <Button
            key={move}
            keycap={keycap(ACTION_KEYS[move])}
            disabled={why !== undefined}
            title={why}
            onClick={() => start(move)}
            className={cx(
              'justify-between whitespace-nowrap max-sheet:grow max-sheet:px-2',
              odd && move === list.at(-1) && 'col-span-2',
            )}
          >
            {words.moves[move]}
          </Button>
        )
      })}
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
