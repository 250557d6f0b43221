// @vitest-environment jsdom
import { alarms as words } from '@mimamori/copy/alarms/ja'
import { copy } from '@mimamori/copy/ja'
import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeDesk } from '../api/fake-desk.test-support.ts'
import { render, until } from '../i18n/render.test-support.tsx'
import { publishNews } from './live-news.ts'
import UrgentNotifications from './urgent-notifications.tsx'

type Held = { readonly name: string; readonly mode: string; readonly end: () => void }

/** The locks of a browser: an exclusive one has one holder, the others wait in order. */
function browserLocks() {
  const held: Held[] = []
  const waiting: (() => void)[] = []
  const isFree = (name: string, mode: string) =>
    !held.some((each) => each.name === name && (mode === 'exclusive' || each.mode === 'exclusive'))
  const locks = {
    query: async () => ({ held: held.map(({ name, mode }) => ({ name, mode })) }),
    request: async (name: string, { mode = 'exclusive', signal }: LockOptions, use: () => Promise<void>) => {
      signal?.throwIfAborted()
      while (!isFree(name, mode)) {
        await new Promise<void>((resolve, reject) => {
          waiting.push(resolve)
          signal?.addEventListener('abort', () => reject(signal.reason))
        })
      }
      const mine: Held = { name, mode, end: () => undefined }
      held.push(mine)
      await use().finally(() => {
        held.splice(held.indexOf(mine), 1)
        for (const each of waiting.splice(0)) each()
      })
    },
  }
  return { locks, names: () => held.map(({ name, mode }) => `${name} ${mode}`).sort() }
}
