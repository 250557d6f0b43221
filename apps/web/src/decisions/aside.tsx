import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { Skeleton } from '@mimamori/ui/skeleton'
import { lazy, Suspense } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { lazyWithFallback } from '../i18n/lazy-part.tsx'
import { useKeycap, useKeys } from '../keys/keys-provider.tsx'
import { LoadingKeys } from '../keys/use-key-scene.ts'
import type { AsideKey, AsideMove, AsideProps } from './aside-moves.ts'
import { useAsideCopy } from './aside-words.ts'
import { ReasonPanel } from './reason-panel.tsx'
import { RevealPanel } from './reveal-panel.tsx'
import { SnoozePanel } from './snooze-panel.tsx'
import { useAside } from './use-aside.ts'

const ProposePanel = lazy(lazyWithFallback(() => import('./propose-panel.tsx')))

const KEY_OF = {
  escalate: 'escalate',
  snooze: 'snooze',
  send_back: 'sendBack',
  raise: 'raise',
  pin: 'pin',
  unpin: 'pin',
} as const satisfies Record<AsideMove, AsideKey>

type Props = AsideProps & {
  shown: boolean
  onMove: (move: Rarer) => void
}

/** What decides a case but is open for few of them: its button is there when it is. */
const RARER = ['restrict', 'lift', 'reverse'] as const
type Rarer = (typeof RARER)[number]

const rarer = ({ moves }: Props['review'], closed: string | null): Rarer[] =>
  closed === null ? RARER.filter((move) => moves[move] === null) : []

/**
 * What moves a case without deciding it: buttons below those of the menu while `shown`, keys always, and what is asked
 * first. Loaded behind the first paint, into a place that is kept for it.
 */
export default function Aside(props: Props) {
  const { shown, panel, active, onPanel, onLeavePanel } = props
  const aside = useAside(props)
  const back = () => {
    onPanel(null)
    onLeavePanel()
  }
  useKeys({ escape: back }, active && panel !== null)
  const own = { ...props, run: aside.run, onBack: back }
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
  if (panel) return <ReasonPanel key={panel} {...own} kind={panel} />
  return shown ? <Buttons {...aside} {...props} /> : null
}

type Shown = Pick<ReturnType<typeof useAside>, 'list' | 'whyNot' | 'start' | 'propose' | 'notProposed'> &
  Pick<Props, 'review' | 'closed' | 'onMove'>

function Buttons({ list, whyNot, start, propose, notProposed, review, closed, onMove }: Shown) {
  const words = useAsideCopy()
  const { decisions } = useCopy()
  const keycap = useKeycap()
  const select = keycap('select')
  const rare = rarer(review, closed)
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
            keycap={keycap(KEY_OF[move])}
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
