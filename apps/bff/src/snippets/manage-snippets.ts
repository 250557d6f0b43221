import type { Snippet } from '@mimamori/contract/snippets/snippet-contract'
import { checkSnippetSave } from '@mimamori/policy/snippets/snippet-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { newId } from '@mimamori/storage/ids'
import { record } from '@mimamori/storage/record-change'
import { ownSnippet, type StoredSnippet, snippetsOf } from '@mimamori/storage/snippets/snippet-reads'
import type { Tx } from '@mimamori/storage/storage'
import { refusalError, requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { noteUnreadable } from '../workflows/note-unreadable.ts'

type SnippetInput = Pick<Snippet, 'name' | 'text'>

const toSnippet = ({ id, name, text }: StoredSnippet): Snippet => ({ id, name, text })

/** This person's snippets. */
export async function listSnippets(app: AppContext, actor: Staff): Promise<Snippet[]> {
  return (await snippetsOf(app.storage.db, app.storage.vault, actor.id, noteUnreadable(app, 'snippet'))).map(toSnippet)
}

/** Saves a snippet. Throws the refusal of a name that is taken, or of too many. */
export async function addSnippet(app: AppContext, actor: Staff, { name, text }: SnippetInput): Promise<Snippet> {
  return await app.storage.write(async (tx) => {
    tx.lock('key', `snippets/${actor.id}`)
    await requireSavable(app, tx, actor, { id: null, name })
    const at = app.clock.now()
    const snippet = { id: newId(at), ownerId: actor.id, name, text }
    await record(tx, at, actor.id, { type: 'snippet.saved', snippet, vault: app.storage.vault })
    return toSnippet(snippet)
  })
}

/** Changes a snippet of one's own. Throws NotFound, and the refusal of a name that is taken. */
export async function changeSnippet(app: AppContext, actor: Staff, { id, name, text }: Snippet): Promise<Snippet> {
  return await app.storage.write(async (tx) => {
    tx.lock('key', `snippets/${actor.id}`)
    requireFound(await ownSnippet(tx.db, app.storage.vault, actor.id, id))
    await requireSavable(app, tx, actor, { id, name })
    const snippet = { id, ownerId: actor.id, name, text }
    await record(tx, app.clock.now(), actor.id, { type: 'snippet.saved', snippet, vault: app.storage.vault })
    return toSnippet(snippet)
  })
}

async function requireSavable(
  app: AppContext,
  tx: Tx,
  actor: Staff,
  snippet: { id: string | null; name: string },
): Promise<void> {
  const refusal = checkSnippetSave(
    await snippetsOf(tx.db, app.storage.vault, actor.id, noteUnreadable(app, 'snippet')),
    snippet,
  )
  if (refusal) throw refusalError(refusal)
}

/** Deletes a snippet of one's own. Throws NotFound. */
export async function removeSnippet(app: AppContext, actor: Staff, id: string): Promise<{ removed: true }> {
  return await app.storage.write(async (tx) => {
    const snippet = requireFound(await ownSnippet(tx.db, app.storage.vault, actor.id, id))
    await record(tx, app.clock.now(), actor.id, { type: 'snippet.removed', snippet })
    return { removed: true }
  })
}
