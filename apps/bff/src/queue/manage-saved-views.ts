import type { SavedView } from '@mimamori/contract/queue/saved-view-contract'
import type { ViewQuery } from '@mimamori/policy/queue/queue-view-rules'
import { checkViewSave, mayChangeView } from '@mimamori/policy/queue/saved-view-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { newId } from '@mimamori/storage/ids'
import { record } from '@mimamori/storage/record-change'
import { aliasesOf } from '@mimamori/storage/staff/staff-reads'
import type { Tx } from '@mimamori/storage/storage'
import type { Vault } from '@mimamori/storage/vault'
import { type StoredView, viewById, viewsOf, viewsVisibleTo } from '@mimamori/storage/views/saved-view-reads'
import { notFoundError, refusalError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { noteUnreadable } from '../workflows/note-unreadable.ts'

type SavedViewInput = {
  readonly name: string
  readonly query: ViewQuery
  readonly shared: boolean
  readonly key: string | null
}

function toSavedView(view: StoredView, owner: string, actor: Staff): SavedView {
  const { id, name, query, shared, ownerId } = view
  const mine = ownerId === actor.id
  return {
    id,
    name,
    query,
    shared,
    // a key is the owner's: another person may use it for another list
    key: mine ? view.key : null,
    owner: { alias: owner, mine },
    mayChange: mayChangeView(view, actor),
  }
}

/** This person's saved lists, and those others share. */
export async function listSavedViews(app: AppContext, actor: Staff): Promise<SavedView[]> {
  const { db, vault } = app.storage
  return (await viewsVisibleTo(db, vault, actor.id, noteUnreadable(app, 'view'))).map(({ view, owner }) =>
    toSavedView(view, owner, actor),
  )
}

async function storeView(
  tx: Tx,
  at: string,
  { actor, vault }: { readonly actor: Staff; readonly vault: Vault },
  view: StoredView,
): Promise<SavedView> {
  const { id, key, ownerId } = view
  const refusal = checkViewSave(await viewsOf(tx.db, ownerId), { id, key })
  if (refusal) throw refusalError(refusal)
  await record(tx, at, actor.id, { type: 'view.saved', view, vault })
  const owner = (await aliasesOf(tx.db, [ownerId])).get(ownerId) ?? ''
  return toSavedView(view, owner, actor)
}

/** Saves a list under a name. Throws the refusal of a key that is taken, or of too many lists. */
export async function addSavedView(app: AppContext, actor: Staff, body: SavedViewInput): Promise<SavedView> {
  return await app.storage.write(async (tx) => {
    tx.lock('key', `views/${actor.id}`)
    const at = app.clock.now()
    const { vault } = app.storage
    return await storeView(
      tx,
      at,
      { actor, vault },
      { ...body, name: body.name.trim(), id: newId(at), ownerId: actor.id },
    )
  })
}

async function loadChangeableView(tx: Tx, vault: Vault, actor: Staff, id: string): Promise<StoredView> {
  const view = await viewById(tx.db, vault, id)
  // the existence of a private list of somebody else is not disclosed
  if (!view || !(view.shared || view.ownerId === actor.id)) throw notFoundError()
  if (!mayChangeView(view, actor)) throw refusalError('not_permitted')
  return view
}

/**
 * Changes one's own list, or as a lead one that is shared. Its owner and the owner's key stay. Throws NotFound, and the
 * refusal of the rule.
 */
export async function changeSavedView(
  app: AppContext,
  actor: Staff,
  id: string,
  body: SavedViewInput,
): Promise<SavedView> {
  return await app.storage.write(async (tx) => {
    const view = await loadChangeableView(tx, app.storage.vault, actor, id)
    tx.lock('key', `views/${view.ownerId}`)
    const key = view.ownerId === actor.id ? body.key : view.key
    const { query, shared } = body
    const changed = { id, ownerId: view.ownerId, name: body.name.trim(), query, shared, key }
    const { vault } = app.storage
    return await storeView(tx, app.clock.now(), { actor, vault }, changed)
  })
}

/** Deletes one's own list, or as a lead one that is shared. Throws NotFound, and the refusal of the rule. */
export async function removeSavedView(app: AppContext, actor: Staff, id: string): Promise<{ removed: true }> {
  return await app.storage.write(async (tx) => {
    const view = await loadChangeableView(tx, app.storage.vault, actor, id)
    await record(tx, app.clock.now(), actor.id, { type: 'view.removed', view })
    return { removed: true }
  })
}
