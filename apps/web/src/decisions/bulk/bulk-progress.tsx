import { Button } from '@mimamori/ui/button'
import { type ReactNode, useEffect, useRef } from 'react'
import { useNow } from '../../api/server-clock.ts'
import { useMessages } from '../../i18n/messages.ts'
import { useKeycap, useKeys } from '../../keys/keys-provider.tsx'
import type { BulkRun } from './use-bulk-run.ts'

type Ended = {
  bulkRun: BulkRun
  /** `next`: the act that the key would undo */
  undo: { run: (actId: string) => void; next: string | null }
  onAgain: () => void
  toList: ReactNode
}

/** The progress of a bulk decision, with a button to stop it; afterwards its outcomes, with a button to undo it. */
export function BulkProgress({ bulkRun, undo, onAgain, toList }: Ended): ReactNode {
  const bulk = useMessages('bulk')
  const place = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the end has another heading to stand on
  useEffect(() => place.current?.focus({ preventScroll: true }), [bulkRun.running])
  return (
    <section ref={place} tabIndex={-1} aria-label={bulk.title} className="grid gap-3 outline-none">
      {bulkRun.running ? <Running bulkRun={bulkRun} /> : <Ended {...{ bulkRun, undo, onAgain, toList }} />}
    </section>
  )
}

function Running({ bulkRun: { done, of, stopping, cancel } }: { bulkRun: BulkRun }) {
  const bulk = useMessages('bulk')
  useKeys({ escape: cancel })
  return (
    <>
      <p role="status" className="font-semibold">
        {bulk.progress(done, of)}
      </p>
      <progress aria-label={bulk.title} value={done} max={Math.max(1, of)} className="h-2 w-full accent-accent" />
      {stopping ? (
        <p className="text-sm text-ink2">{bulk.cancelling}</p>
      ) : (
        <Button keycap="Esc" onClick={cancel} className="justify-between">
          {bulk.cancel}
        </Button>
      )}
    </>
  )
}

function Ended({ bulkRun, undo, onAgain, toList }: Ended) {
  const bulk = useMessages('bulk')
  const all = [...bulkRun.outcomes.values()]
  const decided = all.filter(({ at }) => at === 'decided').length
  const refused = all.filter(({ at }) => at === 'refused').length
  const undone = all.filter(({ at }) => at === 'undone').length
  const left = bulkRun.of - bulkRun.done
  return (
    <>
      <div role="status" className="grid gap-1">
        {decided > 0 ? <p className="font-semibold">{bulk.decided(decided)}</p> : null}
        {undone > 0 ? <p className="font-semibold">{bulk.undone(undone)}</p> : null}
        {refused > 0 ? <p className="text-sm text-red">{bulk.refused(refused)}</p> : null}
        {left > 0 ? <p className="text-sm text-amber">{bulk.stopped(left)}</p> : null}
      </div>
      <UndoAll bulkRun={bulkRun} undo={undo} />
      {toList}
      {refused + undone + left > 0 ? <Button onClick={onAgain}>{bulk.again}</Button> : null}
    </>
  )
}

function UndoAll({ bulkRun: { outcomes, actId }, undo }: Pick<Ended, 'bulkRun' | 'undo'>) {
  const bulk = useMessages('bulk')
  const keycap = useKeycap()
  const now = useNow(250)
  const ends = [...outcomes.values()].flatMap((outcome) =>
    outcome.at === 'decided' ? [Date.parse(outcome.heldUntil)] : [],
  )
  const left = Math.ceil((Math.max(0, ...ends) - now) / 1000)
  if (left <= 0) return null
  return (
    <Button keycap={undo.next === actId ? keycap('undo') : undefined} onClick={() => undo.run(actId)}>
      <span className="mr-auto">{bulk.undoAll}</span>
      <span className="text-sm text-ink2">{bulk.seconds(left)}</span>
    </Button>
  )
}
