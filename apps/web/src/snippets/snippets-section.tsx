import type { Snippet } from '@mimamori/contract/snippets/snippet-contract'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { api } from '../api/api-client.ts'
import { queries } from '../api/api-queries.ts'
import type { Failure } from '../api/call-failure.ts'
import { useMessages } from '../i18n/messages.ts'
import { OwnListRow } from '../parts/own-list-row.tsx'
import { useOwnListCall } from '../parts/use-own-list-call.ts'
import { SnippetForm } from './snippet-form.tsx'

type Props = { failureText: (failure: Failure) => string }

/** A person's snippets: adding, changing and removing them. */
export function SnippetsSection({ failureText }: Props): ReactNode {
  const words = useMessages('snippets')
  const list = useQuery(queries.snippets.list.queryOptions())
  const [editing, setEditing] = useState<Snippet | 'new' | null>(null)
  const { run, busy, problem, forget } = useOwnListCall(queries.snippets.key(), words.refusals, failureText)
  const edit = (what: Snippet | 'new' | null) => {
    forget()
    setEditing(what)
  }
  const save = async (fields: Pick<Snippet, 'name' | 'text'>) => {
    const done = await run(
      () =>
        editing === 'new' || !editing ? api.snippets.add(fields) : api.snippets.change({ id: editing.id, ...fields }),
      words.saved(fields.name),
    )
    if (done) setEditing(null)
  }
  const form = (snippet: Snippet | null) => (
    <SnippetForm
      snippet={snippet}
      busy={busy}
      problem={problem}
      onSave={(fields) => void save(fields)}
      onCancel={() => edit(null)}
    />
  )
  if (list.isError && !list.data) {
    return (
      <div role="alert" className="flex flex-wrap items-center justify-between gap-2">
        {words.failed}
        <Button small onClick={() => void list.refetch()}>
          {words.retry}
        </Button>
      </div>
    )
  }
  if (!list.data) return <SkeletonRows rows={2} label={words.title} />
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="min-w-0 flex-1 text-sm text-ink2">{words.lead}</p>
        <Button small icon={<Plus size={14} aria-hidden="true" />} onClick={() => edit('new')}>
          {words.add}
        </Button>
      </div>
      {editing === null ? <Problem small>{problem}</Problem> : null}
      {editing === 'new' ? form(null) : null}
      {list.data.length > 0 ? (
        <ul aria-label={words.title} className="-mx-4 -mb-4">
          {list.data.map((snippet) =>
            editing !== null && editing !== 'new' && editing.id === snippet.id ? (
              <li key={snippet.id} className="border-t border-line px-4 py-3">
                {form(snippet)}
              </li>
            ) : (
              <OwnListRow
                key={snippet.id}
                name={snippet.name}
                about={snippet.text}
                words={words}
                busy={busy}
                onEdit={() => edit(snippet)}
                onRemove={() => void run(() => api.snippets.remove({ id: snippet.id }), words.removed(snippet.name))}
              />
            ),
          )}
        </ul>
      ) : editing === null ? (
        <p className="text-sm text-ink2">{words.empty}</p>
      ) : null}
    </>
  )
}
