import { randomBytes } from 'node:crypto'
import { open, readFile, rename, rm } from 'node:fs/promises'
import type { Waiting } from '../desk/waiting.ts'
import { newSite, type Site } from './site.ts'

/** What outlives a restart: the site, and what is still waiting to be sent to the desk. */
export type Remembered = { readonly site: Site; readonly waiting: Waiting[] }

const MAPS = ['members', 'jobs', 'proposals', 'messages', 'received', 'reversed', 'appeals', 'announced'] as const
const VERSION = 1

/** Reads the state of an earlier run; `null` when there is none. Throws, naming the file, when it is not such a state. */
export async function loadState(file: string): Promise<Remembered | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (text === null) return null
  try {
    return restored(text)
  } catch (error) {
    throw new Error(`${file} is not a state of the marketplace: ${error instanceof Error ? error.message : error}`)
  }
}

function restored(text: string): Remembered {
  const stored = JSON.parse(text)
  if (stored?.version !== VERSION) throw new Error(`version ${VERSION} was expected`)
  const site = newSite()
  for (const name of MAPS) for (const [id, record] of stored.site[name] ?? []) site[name].set(id, record)
  site.kept = stored.site.kept
  site.refusedWebhooks = stored.site.refusedWebhooks
  Object.assign(site.posted, stored.site.posted)
  Object.assign(site.numbers, stored.site.numbers)
  return { site, waiting: stored.waiting }
}

/** Writes beside the file, syncs, then renames: a crash leaves the old state or the new one, never half. */
async function writeState(file: string, { site, waiting }: Remembered): Promise<void> {
  const maps = Object.fromEntries(MAPS.map((name) => [name, [...site[name]]]))
  const text = JSON.stringify({ version: VERSION, site: { ...site, ...maps }, waiting })
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

export type Keeper = {
  /** resolves when everything that had changed before the call is in the file; calls in between share one write */
  save(): Promise<void>
}

/** Without a file nothing is kept and `save` answers at once. */
export function keeper(file: string | null, current: () => Remembered): Keeper {
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
