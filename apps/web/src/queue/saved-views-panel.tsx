import type { SavedView } from '@mimamori/contract/queue/saved-view-contract'
import { Button } from '@mimamori/ui/button'
import { IconButton } from '@mimamori/ui/icon-button'
import { Kbd } from '@mimamori/ui/kbd'
import { Tag } from '@mimamori/ui/tag'
import { Pencil, Trash2 } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { isImeComposing } from '../keys/key-intent.ts'
import { useKeycap } from '../keys/keys-provider.tsx'
import { DeleteSavedView } from './delete-saved-view.tsx'
import { SavedViewForm, type ViewSaving } from './saved-view-form.tsx'

type Props = {
  views: readonly SavedView[]
  failed: boolean
  /** the list on screen, to be saved */
  query: SavedView['query']
  /** what the list is called while it has no name of its own */
  suggestion: string
  link: (view: SavedView, className: string) => ReactNode
  saving: ViewSaving
  onClose: () => void
}

/** Lists under a name: one's own and those others share, each with its key; the list on screen can be added. */
export function SavedViewsPanel({ views, failed, query, suggestion, link, saving, onClose }: Props): ReactNode {
  const lists = useMessages('lists')
  const words = useMessages('views')
  const place = useRef<HTMLElement>(null)
  const [adding, setAdding] = useState(false)
  useEffect(() => place.current?.querySelector<HTMLElement>('a, button')?.focus(), [])
  const fresh = { id: null, name: suggestion, key: null, shared: false, query }
  return (
    <section
      ref={place}
      aria-label={lists.views}
      onKeyDown={(event) => event.key === 'Escape' && !isImeComposing(event.nativeEvent) && onClose()}
      className="mx-4 mb-2 grid gap-2 rounded-lg border border-line bg-panel px-3.5 py-3"
    >
      {failed ? <p className="text-sm text-red">{words.viewsFailed}</p> : null}
      {views.length === 0 && !failed ? <p className="text-sm text-ink2">{words.noViews}</p> : null}
      {views.length > 0 ? (
        <ul>
          {views.map((view) => (
            <ViewLine key={view.id} view={view} others={views} query={query} link={link} saving={saving} />
          ))}
        </ul>
      ) : null}
      {adding ? (
        <SavedViewForm view={fresh} others={views} saving={saving} onDone={() => setAdding(false)} />
      ) : (
        <Button small onClick={() => setAdding(true)} className="justify-self-start">
          {words.save}
        </Button>
      )}
    </section>
  )
}

type LineProps = { view: SavedView; others: readonly SavedView[] } & Pick<Props, 'query' | 'link' | 'saving'>

function ViewLine({ view, others, query, link, saving }: LineProps) {
  const words = useMessages('views')
  const [doing, setDoing] = useState<'nothing' | 'editing' | 'deleting'>('nothing')
  const go = useKeycap()('go')
  const done = () => setDoing('nothing')
  return (
    <li className="border-t border-line py-1 first:border-t-0">
      <span className="flex min-h-7 items-center gap-2">
        {link(view, 'min-h-6 truncate leading-6 font-semibold underline-offset-2 hover:underline')}
        {view.shared ? <Tag>{view.owner.mine ? words.shared : words.sharedBy(view.owner.alias)}</Tag> : null}
        <span className="ml-auto flex items-center gap-1">
          {view.key && view.owner.mine && go ? (
            <span title={`${go} ${view.key.toUpperCase()}`} className="mr-1 flex gap-0.5">
              <Kbd>{go}</Kbd>
              <Kbd>{view.key.toUpperCase()}</Kbd>
              <span className="sr-only">{`${words.key}: ${go} ${view.key.toUpperCase()}`}</span>
            </span>
          ) : null}
          {view.mayChange ? (
            <>
              <IconButton label={`${words.edit}: ${view.name}`} onClick={() => setDoing('editing')}>
                <Pencil size={14} />
              </IconButton>
              <IconButton label={`${words.delete}: ${view.name}`} onClick={() => setDoing('deleting')}>
                <Trash2 size={14} />
              </IconButton>
            </>
          ) : null}
        </span>
      </span>
      {doing === 'editing' ? (
        <SavedViewForm view={view} current={query} saving={saving} others={others} onDone={done} />
      ) : null}
      {doing === 'deleting' ? <DeleteSavedView view={view} saving={saving} onDone={done} /> : null}
    </li>
  )
}
