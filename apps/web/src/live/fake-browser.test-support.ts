import { act } from 'react'
import { vi } from 'vitest'

type Held = { readonly name: string; readonly mode: string }
type Locks = {
  query: () => Promise<{ held: Held[] }>
  request: (name: string, options: LockOptions, use: () => Promise<void>) => Promise<void>
}

/**
 * Gives the page the locks of a browser: an exclusive one has one holder, the others wait in order. `names`: those that are held, each
 * with its mode. `ownBrowser` ends it.
 */
export function fakeLocks(): { readonly locks: Locks; readonly names: () => string[] } {
  const held: Held[] = []
  const waiting: (() => void)[] = []
  const isFree = (name: string, mode: string) =>
    !held.some((each) => each.name === name && (mode === 'exclusive' || each.mode === 'exclusive'))
  const locks: Locks = {
    query: async () => ({ held: [...held] }),
    request: async (name, { mode = 'exclusive', signal }, use) => {
      signal?.throwIfAborted()
      while (!isFree(name, mode)) {
        await new Promise<void>((resolve, reject) => {
          waiting.push(resolve)
          signal?.addEventListener('abort', () => reject(signal.reason))
        })
      }
      const mine = { name, mode }
      held.push(mine)
      await use().finally(() => {
        held.splice(held.indexOf(mine), 1)
        for (const each of waiting.splice(0)) each()
      })
    },
  }
  Object.defineProperty(navigator, 'locks', { value: locks, configurable: true })
  return { locks, names: () => held.map(({ name, mode }) => `${name} ${mode}`).sort() }
}

/** A notification beside the windows of the browser. */
export type Shown = { title: string; body?: string; tag?: string; closed: boolean; onclick?: () => void }

/** What is shown from now on, oldest first. `vi.unstubAllGlobals()` ends it. */
export function fakeNotifications(): readonly Shown[] {
  const shown: Shown[] = []
  class FakeNotification {
    closed = false
    constructor(title: string, options: NotificationOptions) {
      shown.push(Object.assign(this, { title }, options))
    }
    close(): void {
      this.closed = true
    }
  }
  vi.stubGlobal('Notification', FakeNotification)
  return shown
}

/** The page comes in sight, or goes out of it. `ownBrowser` ends it. */
export async function look(visibility: DocumentVisibilityState): Promise<void> {
  Object.defineProperty(document, 'visibilityState', { value: visibility, configurable: true })
  await act(async () => document.dispatchEvent(new Event('visibilitychange')))
}

/** The page has the locks and the sight of its own browser again. */
export function ownBrowser(): void {
  Reflect.deleteProperty(navigator, 'locks')
  Reflect.deleteProperty(document, 'visibilityState')
}
