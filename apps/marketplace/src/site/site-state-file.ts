import { randomBytes } from 'node:crypto'
import { open, readFile, rename, rm } from 'node:fs/promises'
import type { PendingArrival } from '../desk/send-arrivals.ts'
import { createSite, type Site } from './site-memory.ts'

/** The state that survives a restart: the site, and what is still to be sent to the desk. */
export type SavedState = { readonly site: Site; readonly waiting: PendingArrival[] }

const SAVED_MAPS = [
  'members',
  'jobs',
  'proposals',
  'messages',
  'received',
  'reversed',
  'appeals',
  'announced',
  'standards',
  'contracts',
  'contactReminders',
  'enquiries',
  'requestEvents',
] as const
const STATE_VERSION = 1

/** Reads the state of an earlier run; `null`: there is none. Throws, naming the file, when it is not such a state. */
export async function loadState(file: string): Promise<SavedState | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (text === null) return null
  try {
    return parseState(text)
  } catch (error) {
    throw new Error(`${file} is not a state of the marketplace: ${error instanceof Error ? error.message : error}`)
  }
}

function parseState(text: string): SavedState {
  const stored = JSON.parse(text)
  if (stored?.version !== STATE_VERSION) throw new Error(`version ${STATE_VERSION} was expected`)
  const site = createSite()
  for (const name of SAVED_MAPS) for (const [id, record] of stored.site[name] ?? []) site[name].set(id, record)
  // states of an earlier program have appeals against measures alone
  for (const [id, { measureId, ...appeal }] of stored.site.appeals ?? [])
    site.appeals.set(id, measureId === undefined ? appeal : { ...appeal, against: { measureId } })
  site.kept = stored.site.kept
  site.replies = stored.site.replies ?? []
  site.contacts = stored.site.contacts ?? []
  site.refusedMoves = stored.site.refusedMoves ?? 0
  site.measuredAt = stored.site.measuredAt ?? null
  site.refusedWebhooks = stored.site.refusedWebhooks
  Object.assign(site.posted, stored.site.posted)
  Object.assign(site.numbers, stored.site.numbers)
  return { site, waiting: stored.waiting }
}

/** Writes a new file, syncs and renames it: after a crash there is the old state or the new one. */
async function writeState(file: string, { site, waiting }: SavedState): Promise<void> {
  const maps = Object.fromEntries(SAVED_MAPS.map((name) => [name, [...site[name]]]))
  const text = JSON.stringify({ version: STATE_VERSION, site: { ...site, ...maps }, waiting })
  const beside = `${file}.${randomBytes(4).toString('hex')}`
  const handle = await open(beside, 'w', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
    await handle.close()
    await rename(beside, file)
  } catch (error) {
    await handle.close().catch(() => {})
    await rm(beside, { force: true })
    throw error
  }
}

export type StateSaver = {
  /** resolves when all changes before the call are in the file; calls during a write share the next one */
  save(): Promise<void>
}

/** Saves the state to a file; without one nothing is saved and `save` resolves at once. */
export function createStateSaver(file: string | null, current: () => SavedState): StateSaver {
  if (file === null) return { save: async () => {} }
  let writing: Promise<void> = Promise.resolve()
  let next: Promise<void> | null = null
  return {
    save() {
      next ??= writing
        .catch(() => {})
        .then(() => {
          next = null
          writing = writeState(file, current())
          return writing
        })
      return next
    },
  }
}
