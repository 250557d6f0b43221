import { Button } from '@mimamori/ui/button'
import type { ReactNode } from 'react'
import { useNow } from '../../api/server-clock.ts'
import { newestUndoable } from '../../decisions/status-bar/decision-lines.ts'
import { useDecisionLines } from '../../decisions/status-bar/use-decision-lines.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useKeycap } from '../../keys/keys-provider.tsx'
import { useDesk } from '../desk-context.tsx'
import type { Patrol } from './use-patrol.ts'

/** Button that undoes the page passed last, while it is held. */
export function UndoPassedPage({ patrol: { last } }: { patrol: Pick<Patrol, 'last'> }): ReactNode {
  const copy = useMessages('patrol')
  const { instants } = useCopy()
  const {
    decisions: { undo, acts },
  } = useDesk()
  const lines = useDecisionLines(acts)
  const keycap = useKeycap()
  const now = useNow(250)
  const left = last ? Math.ceil((Date.parse(last.heldUntil) - now) / 1000) : 0
  if (!last || last.cases === 0 || left <= 0) return null
  return (
    <Button
      keycap={newestUndoable(lines)?.actId === last.actId ? keycap('undo') : undefined}
      onClick={() => undo(last.actId)}
    >
      {copy.undo(last.cases)}
      <span className="min-w-8 text-right text-ink2">{instants.seconds(left)}</span>
    </Button>
  )
}
