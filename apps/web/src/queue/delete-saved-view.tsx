import type { SavedView } from '@mimamori/contract/queue/saved-view-contract'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useMessages } from '../i18n/messages.ts'
import type { ViewSaving } from './saved-view-form.tsx'

type DeleteProps = { view: SavedView; saving: ViewSaving; onDone: () => void }

/** Deletes a saved view, after a question. */
export function DeleteSavedView({ view, saving, onDone }: DeleteProps): ReactNode {
  const words = useMessages('views')
  const sure = useRef<HTMLButtonElement>(null)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => sure.current?.focus(), [])
  const remove = async () => setProblem(await saving.remove(view))
  return (
    <div className="grid gap-2 py-1.5 text-sm">
      <p>{words.deleteSure(view.name)}</p>
      <Problem plain>{problem}</Problem>
      <span className="flex gap-2">
        <Button ref={sure} small disabled={saving.busy} onClick={() => void remove()}>
          {words.deleteYes}
        </Button>
        <Button small variant="quiet" onClick={onDone}>
          {words.cancel}
        </Button>
      </span>
    </div>
  )
}
