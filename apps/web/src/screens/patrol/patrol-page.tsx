import type { PageRow } from '@mimamori/contract/cases/case-batch-contract'
import { Button } from '@mimamori/ui/button'
import { IconButton } from '@mimamori/ui/icon-button'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { Link, useSearch } from '@tanstack/react-router'
import { CircleCheck, Hourglass, X } from 'lucide-react'
import { type ReactNode, useCallback, useRef, useState } from 'react'
import { PatrolCard } from '../../cases/patrol-card.tsx'
import { useReadCards } from '../../cases/use-read-cards.ts'
import { useMessages } from '../../i18n/messages.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import { useAnnounce } from '../../parts/announcer.tsx'
import { LoadFailed } from '../../parts/load-failed.tsx'
import { hasFilters, listSearchOf, type Narrowing } from '../../queue/queue-address.ts'
import { useQueueNow } from '../../queue/use-queue.ts'
import { useDesk } from '../desk-context.tsx'
import { useQueuePlace } from '../queue-place.ts'
import { useCardNavigation } from '../use-card-navigation.ts'
import { PatrolBar, PatrolHeader } from './patrol-header.tsx'
import type { PatrolTrouble } from './patrol-state.ts'
import { usePatrol } from './use-patrol.ts'

/** Patrol as reading: a page of jobs, of which those that were shown long enough to read are passed in one go. */
export function PatrolPage(): ReactNode {
  const { me } = useDesk()
  const { narrowing } = useQueuePlace('patrol', useSearch({ from: '/patrol' }))
  const copy = useMessages('patrol')
  const patrol = usePatrol(narrowing)
  const { page, state } = patrol
  const scroller = useRef<HTMLDivElement>(null)
  const cards = useCardNavigation(scroller, page)
  const reading = useReadCards(scroller, page, cards.at)
  const read = page.filter(({ id }) => reading.read.has(id))
  const [asking, ask] = useState<string | null>(null)
  const announce = useAnnounce()
  const pass = () => {
    if (read.length === 0) return announce(copy.passNone, true)
    const stay = page.length - read.length
    announce([copy.passed(read.length), stay > 0 ? copy.stay(stay) : ''].join(' '), true)
    scroller.current?.scrollTo({ top: 0 })
    void patrol.pass(new Set(read.map(({ id }) => id)), reading.shownMs)
  }
  const { raise } = patrol
  const raiseOne = useCallback(
    async (row: PageRow, why: string) => {
      const problem = await raise(row, why)
      if (problem) return problem
      ask(null)
      announce(copy.raised(row.number), true)
      return null
    },
    [raise, announce, copy],
  )
  const current = page.find(({ id }) => id === cards.at)
  const raiseCurrent = async () => {
    const problem = current && (await raiseOne(current, ''))
    if (problem) announce(problem, true)
  }
  useKeys({ no_violation: pass }, page.length > 0)
  useKeys({ raise: () => void raiseCurrent(), note: () => ask(current?.id ?? null) }, current !== undefined)
  return (
    <div className="flex h-full flex-col">
      <PatrolHeader patrol={patrol} narrowing={narrowing} />
      <section
        ref={scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        aria-label={copy.cards}
        className="min-h-0 flex-1 overflow-y-auto px-4 py-3 -outline-offset-2"
      >
        <div className="mx-auto grid max-w-[860px] gap-3">
          <PatrolTroubles troubles={patrol.troubles} onClose={patrol.dismiss} />
          {page.map((row) => (
            <PatrolCard
              key={row.id}
              row={row}
              staffId={me.id}
              current={row.id === cards.at}
              read={reading.read.has(row.id)}
              asking={asking === row.id}
              onSelect={cards.select}
              onAsk={ask}
              onRaise={raiseOne}
            />
          ))}
          {state === 'loading' ? <SkeletonRows rows={page.length === 0 ? 14 : 4} label={copy.loading} /> : null}
          {state === 'failed' ? <LoadFailed words={copy} onRetry={() => void patrol.again()} /> : null}
          {state === 'reading' && page.length === 0 ? (
            <PatrolDone narrowing={narrowing} onAgain={() => void patrol.again()} />
          ) : null}
        </div>
      </section>
      {page.length > 0 ? <PatrolBar read={read.length} of={page.length} onPass={pass} /> : null}
    </div>
  )
}

/** Cases that were not passed, each with the reason and a link. */
function PatrolTroubles({ troubles, onClose }: { troubles: readonly PatrolTrouble[]; onClose: () => void }): ReactNode {
  const copy = useMessages('patrol')
  if (troubles.length === 0) return null
  return (
    <section aria-label={copy.problems} className="flex items-start gap-2 rounded-lg bg-amber-bg px-4 py-2.5 text-sm">
      <div role="alert" className="flex-1 text-amber">
        <p className="font-semibold">{copy.refused(troubles.length)}</p>
        <ul className="mt-1 grid gap-0.5">
          {troubles.map(({ id, number: n, why }) => (
            <li key={id}>
              <Link
                to="/review/$caseId"
                params={{ caseId: id }}
                search={{ queue: 'patrol' }}
                className="inline-flex min-h-6 items-center underline underline-offset-2"
              >
                {copy.lost(n, why)}
              </Link>
            </li>
          ))}
        </ul>
      </div>
      <IconButton label={copy.dismiss} onClick={onClose} className="size-6!">
        <X size={14} />
      </IconButton>
    </section>
  )
}

type Props = { narrowing: Narrowing; onAgain: () => void }

/** Nothing more to read here. What is held in another tab, or by colleagues, is still to be read: that is no end of the patrol. */
function PatrolDone({ narrowing, onAgain }: Props): ReactNode {
  const copy = useMessages('patrol')
  useKeys({ open: onAgain, claim: onAgain })
  const items = useQueueNow({ view: 'patrol', narrowing })
  if (!items) return <SkeletonRows rows={3} label={copy.loading} />
  const filtered = hasFilters(narrowing)
  const held = items.flatMap(({ holder }) => holder ?? [])
  const mine = held.filter((holder) => holder.mine).length
  const others = held.length - mine
  const free = items.length - held.length
  const over = items.length === 0
  const done = filtered ? copy.doneFiltered : copy.done
  return (
    <ScreenMessage
      focusOnMount
      icon={over ? <CircleCheck size={18} className="text-green" /> : <Hourglass size={18} />}
      title={over ? done : free > 0 ? copy.doneMore : copy.doneHere}
      actions={
        <>
          <Button variant="primary" keycap="Enter" onClick={onAgain}>
            {copy.more}
          </Button>
          <Link
            to="/queue/$view"
            params={{ view: 'patrol' }}
            search={filtered ? {} : listSearchOf(narrowing)}
            className="inline-flex min-h-8 items-center rounded-md border border-line2 bg-panel px-3 hover:bg-hover"
          >
            {copy.toList}
          </Link>
        </>
      }
    >
      {free > 0 ? <span className="block">{copy.waiting(free)}</span> : null}
      {mine > 0 ? <span className="block">{copy.heldElsewhere(mine)}</span> : null}
      {others > 0 ? <span className="block">{copy.heldByOthers(others)}</span> : null}
      {over ? copy.doneNext : null}
    </ScreenMessage>
  )
}
