import type { SavedView } from '@mimamori/contract/queue/saved-view-contract'
import { MAX_VIEW_NAME_LENGTH } from '@mimamori/policy/queue/saved-view-rules'
import { Button } from '@mimamori/ui/button'
import { IconButton } from '@mimamori/ui/icon-button'
import { Kbd } from '@mimamori/ui/kbd'
import { Problem } from '@mimamori/ui/problem'
import { Tag } from '@mimamori/ui/tag'
import { Pencil, Trash2 } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { queries } from '../api/api-queries.ts'
import { useMessages } from '../i18n/messages.ts'
import { isImeComposing } from '../keys/key-intent.ts'
import { useKeyboard, useKeycap } from '../keys/keys-provider.tsx'
import { Form } from '../parts/forms/form.tsx'
import { checkboxField, fieldOf, selectField, textField } from '../parts/forms/form-fields.tsx'
import { type Operations, useOperation } from '../parts/use-operation.ts'
import { queueQueryOf } from './queue-address.ts'

type Props = {
  views: readonly SavedView[]
  failed: boolean
  /** the list on screen, to be saved */
  query: SavedView['query']
  /** what the list is called while it has no name of its own */
  suggestion: string
  link: (view: SavedView, className: string) => ReactNode
  onClose: () => void
}

/** Lists under a name: one's own and those others share, each with its key; the list on screen can be added. */
export function SavedViewsPanel({ views, failed, query, suggestion, link, onClose }: Props): ReactNode {
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
            <ViewLine key={view.id} view={view} others={views} query={query} link={link} />
          ))}
        </ul>
      ) : null}
      {adding ? (
        <ViewForm view={fresh} others={views} onDone={() => setAdding(false)} />
      ) : (
        <Button small onClick={() => setAdding(true)} className="justify-self-start">
          {words.save}
        </Button>
      )}
    </section>
  )
}

type LineProps = { view: SavedView; others: readonly SavedView[] } & Pick<Props, 'query' | 'link'>

function ViewLine({ view, others, query, link }: LineProps) {
  const words = useMessages('views')
  const [doing, setDoing] = useState<'nothing' | 'editing' | 'deleting'>('nothing')
  const go = useKeycap()('go')
  const done = () => setDoing('nothing')
  const key = view.key?.toUpperCase()
  return (
    <li className="border-t border-line py-1 first:border-t-0">
      <span className="flex min-h-7 items-center gap-2">
        {link(view, 'min-h-6 truncate leading-6 font-semibold underline-offset-2 hover:underline')}
        {view.shared ? <Tag>{view.owner.mine ? words.shared : words.sharedBy(view.owner.alias)}</Tag> : null}
        <span className="ml-auto flex items-center gap-1">
          {key && view.owner.mine && go ? (
            <span title={`${go} ${key}`} className="mr-1 flex gap-0.5">
              <Kbd>{go}</Kbd>
              <Kbd>{key}</Kbd>
              <span className="sr-only">{`${words.key}: ${go} ${key}`}</span>
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
      {doing === 'editing' ? <ViewForm view={view} current={query} others={others} onDone={done} /> : null}
      {doing === 'deleting' ? <DeleteView view={view} onDone={done} /> : null}
    </li>
  )
}

const useViewOperation = (): Operations =>
  useOperation({ refusals: useMessages('views').refusals, first: queries.queue.views.key() })

/** `id` is `null` for a new one. */
type EditedView = Pick<SavedView, 'name' | 'key' | 'shared' | 'query'> & { id: string | null }

type FormProps = {
  view: EditedView
  /** the list on screen, which can take the place of the one that was saved */
  current?: SavedView['query']
  others: readonly SavedView[]
  onDone: () => void
}

/** Name, key and sharing of a saved view. Enter saves, except the one that ends a conversion. */
function ViewForm({ view, current, others, onDone }: FormProps) {
  const words = useMessages('views')
  const { goLetters } = useKeyboard()
  const go = useKeycap()('go')
  const call = useViewOperation()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.querySelector('input')?.select(), [])
  const taken = others.filter((each) => each.owner.mine).map((each) => each.key)
  const keys = [...'123456789abcdefghijklmnopqrstuvwxyz'].filter(
    (key) => !goLetters.includes(key.toUpperCase()) && (key === view.key || !taken.includes(key)),
  )
  const keyField = selectField({
    label: go ? `${words.key} (${words.keyHint(go)})` : words.key,
    options: [{ value: '', label: words.noKey }, ...keys.map((value) => ({ value, label: value.toUpperCase() }))],
  })
  const save = async ({ query: { view: of, filters = {}, sort }, ...typed }: Omit<EditedView, 'id'>) => {
    const body = { ...typed, query: { view: of, ...queueQueryOf({ filters, sort }) } }
    const done = { done: () => words.saved(body.name) }
    const { add, change } = queries.queue.views
    const saved =
      view.id === null ? await call.run(add, body, done) : await call.run(change, { id: view.id, ...body }, done)
    if (saved) onDone()
  }
  return (
    <div ref={place} className="py-1.5">
      <Form
        always
        small
        now={view}
        fields={{
          name: textField({
            label: words.name,
            required: true,
            maxLength: MAX_VIEW_NAME_LENGTH,
            valid: (name) => name !== '',
            late: true,
          }),
          key: fieldOf<string | null, unknown>({
            ...keyField,
            show: (key) => key ?? '',
            read: (typed) => (typed === '' ? null : String(typed)),
          }),
          shared: checkboxField(words.share),
        }}
        words={{ save: words.saveAs, cancel: words.cancel }}
        call={call}
        onSave={(typed) => save({ ...typed, query: view.query })}
        onCancel={onDone}
        more={(typed) =>
          current ? (
            <Button small disabled={call.busy} onClick={() => typed && void save({ ...typed, query: current })}>
              {words.update}
            </Button>
          ) : null
        }
      >
        {(field) => (
          <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
            {field('name')}
            {field('key')}
            <div className="flex min-h-9 items-center">{field('shared')}</div>
          </div>
        )}
      </Form>
    </div>
  )
}

/** Deletes a saved view, after a question. */
function DeleteView({ view: { id, name }, onDone }: { view: SavedView; onDone: () => void }) {
  const words = useMessages('views')
  const { run, busy, problem } = useViewOperation()
  const sure = useRef<HTMLButtonElement>(null)
  useEffect(() => sure.current?.focus(), [])
  return (
    <div className="grid gap-2 py-1.5 text-sm">
      <p>{words.deleteSure(name)}</p>
      <Problem small>{problem}</Problem>
      <span className="flex gap-2">
        <Button
          ref={sure}
          small
          disabled={busy}
          onClick={() => void run(queries.queue.views.remove, { id }, { done: () => words.deleted(name) })}
        >
          {words.deleteYes}
        </Button>
        <Button small variant="quiet" onClick={onDone}>
          {words.cancel}
        </Button>
      </span>
    </div>
  )
}
