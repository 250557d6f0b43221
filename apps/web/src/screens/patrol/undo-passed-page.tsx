import { Button } from '@mimamori/ui/button'
import type { ReactNode } from 'react'
import { useNow } from '../../api/server-clock.ts'
import { usePatrolCopy } from '../../cases/patrol-copy.ts'
import { useAnnounce } from '../../i18n/announcer.tsx'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useKeycap, useKeys } from '../../keys/keys-provider.tsx'
import type { Patrol } from './use-patrol.ts'

/** Button that undoes the page passed last, while it is held. */
export function UndoPassedPage({ patrol: { last, undo } }: { patrol: Pick<Patrol, 'last' | 'undo'> }): ReactNode {
  const copy = usePatrolCopy()
  const { instants } = useCopy()
  const keycap = useKeycap()
  const announce = useAnnounce()
  const now = useNow(250)
  const left = last ? Math.ceil((Date.parse(last.heldUntil) - now) / 1000) : 0
  const open = last !== null && last.decisions.length > 0 && left > 0
  const takeBack = async () => {
    const { undone, why } = await undo()
    announce(why === null || undone > 0 ? copy.undone(undone) : copy.undoFailed(why), true)
  }
  useKeys({ undo: () => void takeBack() }, open)
  if (!open || !last) return null
  return (
    <Button keycap={keycap('undo')} onClick={() => void takeBack()}>
      {copy.undo(last.decisions.length)}
      <span className="min-w-8 text-right text-ink2">{instants.seconds(left)}</span>
    </Button>
  )
}
