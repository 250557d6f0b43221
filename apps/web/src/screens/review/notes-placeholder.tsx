import type { ReactNode } from 'react'
import type { WaitingActions } from '../../keys/key-screen-state.ts'
import { LoadingKeys } from '../../keys/use-key-scene.ts'

const NOTE_ACTIONS: WaitingActions = ['note']

/** As high as notes without any; their key waits for them while `active`. */
export function NotesPlaceholder({ active }: { active: boolean }): ReactNode {
  return (
    <div className="h-17 border-t border-line">
      <LoadingKeys actions={NOTE_ACTIONS} active={active} />
    </div>
  )
}
