import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { type QueryKey, type UseQueryOptions, useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Operation } from '../api/api-queries.ts'
import { langOf } from '../i18n/lang-of.ts'
import { Loaded } from './forms/loaded-section.tsx'
import { type Operations, useOperation } from './use-operation.ts'

type Own = { readonly id: string; readonly name: string }

type Words = Readonly<Record<'title' | 'lead' | 'empty' | 'edit' | 'remove' | 'cancel' | 'failed' | 'retry', string>> &
  Readonly<Record<'removing' | 'removed', (name: string) => string>> & {
    /** they are added here, too */
    readonly add?: string
    readonly refusals: Readonly<Record<string, string>>
  }

type Props<Item extends Own> = {
  words: Words
  query: UseQueryOptions<Item[]>
  changes: QueryKey
  remove: Operation<{ id: string }, unknown>
  /** a line behind the name */
  about: (item: Item) => string
  /** of one entry, in its place; `null`: of a new one */
  form: (item: Item | null, call: Operations, leave: () => void) => ReactNode
}

/** What a person keeps for themselves under names: adding, changing and removing them. */
export function OwnList<Item extends Own>({ words, query, changes, remove, about, form }: Props<Item>): ReactNode {
  const list = useQuery(query)
  const [editing, setEditing] = useState<Item['id'] | 'new' | null>(null)
  const call = useOperation({ refusals: words.refusals, changes: [changes] })
  const edit = (what: string | null) => {
    call.forget()
    setEditing(what)
  }
  const leave = () => edit(null)
  return (
    <Loaded state={list} rows={2} label={words.title} words={words}>
      {(items) => (
        <>
          <div className="flex flex-wrap items-center justify-between gap-2">
            <p className="min-w-0 flex-1 text-sm text-ink2">{words.lead}</p>
            {words.add ? (
              <Button small icon={<Plus size={14} aria-hidden="true" />} onClick={() => edit('new')}>
                {words.add}
              </Button>
            ) : null}
          </div>
          {editing === null ? <Problem small>{call.problem}</Problem> : null}
          {editing === 'new' ? form(null, call, leave) : null}
          {items.length > 0 ? (
            <ul aria-label={words.title} className="-mx-4 -mb-4">
              {items.map((item) => (
                <li key={item.id} className="border-t border-line px-4 py-1.5">
                  {editing === item.id ? (
                    <div className="py-1.5">{form(item, call, leave)}</div>
                  ) : (
                    <Row
                      name={item.name}
                      about={about(item)}
                      words={words}
                      busy={call.busy}
                      onEdit={() => edit(item.id)}
                      onRemove={() => void call.run(remove, { id: item.id }, { done: () => words.removed(item.name) })}
                    />
                  )}
                </li>
              ))}
            </ul>
          ) : editing === null ? (
            <p className="text-sm text-ink2">{words.empty}</p>
          ) : null}
        </>
      )}
    </Loaded>
  )
}

type RowProps = {
  name: string
  about: string
  words: Words
  busy: boolean
  onEdit: () => void
  onRemove: () => void
}

/** One entry with its buttons; removing is asked again in its place. */
function Row({ name, about, words, busy, onEdit, onRemove }: RowProps) {
  const [asking, setAsking] = useState(false)
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
      {asking ? (
        <span className="min-w-0 flex-1">{words.removing(name)}</span>
      ) : (
        <span className="grid min-w-0 flex-1">
          <span lang={langOf(name)} className="truncate font-semibold">
            {name}
          </span>
          <span lang={langOf(about)} className="truncate text-sm text-ink2">
            {about}
          </span>
        </span>
      )}
      <span className="flex flex-none gap-1">
        <Button small variant="quiet" onClick={asking ? () => setAsking(false) : onEdit}>
          {asking ? words.cancel : words.edit}
        </Button>
        <Button
          small
          variant={asking ? 'outline' : 'quiet'}
          disabled={asking && busy}
          onClick={asking ? onRemove : () => setAsking(true)}
        >
          {words.remove}
        </Button>
      </span>
    </div>
  )
}
