import type { QueueCounts, View } from '@mimamori/contract/queue/queue-contract'
import { Button } from '@mimamori/ui/button'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { Link } from '@tanstack/react-router'
import { CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { useKeycap } from '../keys/keys-provider.tsx'
import { useDocumentTitle } from '../parts/use-document-title.ts'

const LINK = 'inline-flex min-h-8 items-center rounded-md border border-line2 bg-panel px-3 hover:bg-hover'

type Props = { view: View; counts: QueueCounts | undefined; done?: boolean; onClaim?: () => void }

/**
 * Shown for an empty queue, with what to do next. `done`: the person has just worked through it; `onClaim`: claims a
 * case that has arrived since.
 */
export default function QueueEmpty({ view, counts, done, onClaim }: Props): ReactNode {
  const { queue } = useCopy()
  const empty = useMessages('queue/queue-empty')
  useDocumentTitle(done ? empty.done[view] : null)
  const keycap = useKeycap()
  const other = view === 'flagged' ? 'patrol' : 'flagged'
  const waiting = counts?.open[other] ?? 0
  const fresh = counts && counts.views[view] - (view === 'mine' || view === 'overdue' ? 0 : counts.held[view])
  const name = other === 'patrol' ? empty.toPatrol : empty.toFlagged
  return (
    <ScreenMessage
      icon={<CircleCheck size={18} className="text-green" />}
      heading={done ? 'h1' : 'h2'}
      focusOnMount={done ?? false}
      title={done ? empty.done[view] : empty.now[view]}
      actions={
        <>
          {onClaim && fresh ? (
            <Button variant="primary" keycap={keycap('claim')} onClick={onClaim} className="font-semibold">
              {queue.claimNext}
            </Button>
          ) : null}
          {waiting > 0 ? (
            <Link to="/queue/$view" params={{ view: other }} className={LINK}>
              {name(waiting.toLocaleString('en'))}
            </Link>
          ) : null}
        </>
      }
    >
      {done ? empty.doneNext : empty.next[view]}
    </ScreenMessage>
  )
}
