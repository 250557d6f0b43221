import type { PageRow } from '@mimamori/contract/cases/case-batch-contract'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useSearch } from '@tanstack/react-router'
import { type ReactNode, useCallback, useRef, useState } from 'react'
import { PatrolCard } from '../../cases/patrol-card.tsx'
import { useReadCards } from '../../cases/use-read-cards.ts'
import { useMessages } from '../../i18n/messages.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import { useAnnounce } from '../../parts/announcer.tsx'
import { LoadFailed } from '../../parts/load-failed.tsx'
import { useDesk } from '../desk-context.tsx'
import { useQueuePlace } from '../queue-place.ts'
import { useCardNavigation } from '../use-card-navigation.ts'
import { PatrolDone } from './patrol-done.tsx'
import { PatrolBar, PatrolHeader } from './patrol-header.tsx'
import { PatrolTroubles } from './patrol-troubles.tsx'
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
