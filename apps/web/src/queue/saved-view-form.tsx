import type { SavedView } from '@mimamori/contract/queue/saved-view-contract'
import { MAX_VIEW_NAME_LENGTH } from '@mimamori/policy/queue/saved-view-rules'
import { Button } from '@mimamori/ui/button'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { isImeComposing } from '../keys/key-intent.ts'
import { SavedViewKeyChoice, useViewKeys } from './saved-view-key-choice.tsx'

/** The actions on saved views; each returns, in words, why it failed. */
export type ViewSaving = {
  busy: boolean
  save: (view: EditedView) => Promise<string | null>
  remove: (view: SavedView) => Promise<string | null>
}

/** `id` is `null` for a new one. */
export type EditedView = Pick<SavedView, 'name' | 'key' | 'shared' | 'query'> & { id: string | null }

type Props = {
  view: EditedView
  /** the list on screen, which can take the place of the one that was saved */
  current?: SavedView['query']
  others: readonly SavedView[]
  saving: ViewSaving
  onDone: () => void
}

/** Name, key and sharing of a saved view. Enter saves, except the one that ends a conversion. */
export function SavedViewForm({ view, current, others, saving, onDone }: Props): ReactNode {
  const words = useMessages('views')
  const [edited, setEdited] = useState(view)
  const [problem, setProblem] = useState<string | null>(null)
  const name = useRef<HTMLInputElement>(null)
  useEffect(() => name.current?.select(), [])
  const save = async (from: EditedView) => {
    if (from.name.trim() === '') return name.current?.focus()
    const why = await saving.save({ ...from, name: from.name.trim() })
    setProblem(why)
    if (why === null) onDone()
  }
  const taken = others.filter((each) => each.owner.mine).map((each) => each.key)
  const keys = useViewKeys().filter((key) => key === view.key || !taken.includes(key))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void save(edited)
      }}
      onKeyDown={(event) => event.key === 'Enter' && isImeComposing(event.nativeEvent) && event.preventDefault()}
      className="flex flex-wrap items-end gap-x-4 gap-y-2 py-1.5 text-sm"
    >
      <label className="grid gap-1 text-ink2">
        {words.name}
        <input
          ref={name}
          required
          value={edited.name}
          maxLength={MAX_VIEW_NAME_LENGTH}
          onChange={(event) => setEdited({ ...edited, name: event.target.value })}
          className="h-7 w-64 max-w-full rounded-md border border-line2 bg-bg px-2 text-ink"
        />
      </label>
      <SavedViewKeyChoice keys={keys} value={edited.key} onChange={(key) => setEdited({ ...edited, key })} />
      <label className="flex h-7 items-center gap-2">
        <input
          type="checkbox"
          checked={edited.shared}
          onChange={(event) => setEdited({ ...edited, shared: event.target.checked })}
          className="size-4 accent-accent"
        />
        {words.share}
      </label>
      <span className="flex gap-2">
        <Button type="submit" small disabled={saving.busy} className="min-h-7">
          {words.saveAs}
        </Button>
        {current ? (
          <Button
            small
            disabled={saving.busy}
            onClick={() => void save({ ...edited, query: current })}
            className="min-h-7"
          >
            {words.update}
          </Button>
        ) : null}
        <Button small variant="quiet" onClick={onDone} className="min-h-7">
          {words.cancel}
        </Button>
      </span>
      {problem ? (
        <p role="alert" className="w-full text-red">
          {problem}
        </p>
      ) : null}
    </form>
  )
}
