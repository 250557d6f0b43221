import type { QueueItem } from '@mimamori/contract/queue/queue-contract'
import { useCallback, useEffect, useRef } from 'react'
import { api } from '../api/api-client.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { subscribeToNews } from './live-news.ts'
import { takeNewlyUrgent } from './newly-urgent.ts'

/** updates that arrive meanwhile are handled together */
const COALESCE_MS = 1_000
const QUEUE_PAGE_SIZE = 50

const isPageVisible = () => document.visibilityState === 'visible'

/** Holds a lock until `signal` aborts; does nothing where it is refused. */
function holdLock(name: string, mode: LockMode, signal: AbortSignal): void {
  const held = () => new Promise<void>((done) => signal.addEventListener('abort', () => done()))
  void navigator.locks.request(name, { mode, signal }, held).catch(() => undefined)
}

/** Whether a page of the desk is visible in this browser, this one or another. */
async function isAnyPageVisible(lock: string): Promise<boolean> {
  const { held = [] } = await navigator.locks.query()
  return held.some(({ name }) => name === lock)
}

/** Holds a lock while this page is visible, so that other pages can tell. */
function useVisibilityLock(lock: string): void {
  useEffect(() => {
    let ending = new AbortController()
    const update = () => {
      ending.abort()
      ending = new AbortController()
      if (isPageVisible()) holdLock(lock, 'shared', ending.signal)
    }
    update()
    document.addEventListener('visibilitychange', update)
    return () => {
      document.removeEventListener('visibilitychange', update)
      ending.abort()
    }
  }, [lock])
}

type Props = { staffId: string; onOpen: () => void }

/**
 * Shows a desktop notification of each urgent case while no page of the desk is visible: once for each, from one page of
 * the browser, without member data.
 */
export default function UrgentNotifications({ staffId, onOpen }: Props): null {
  const show = useShowNotification(onOpen)
  const visibilityLock = `mimamori-in-sight-${staffId}`
  useVisibilityLock(visibilityLock)
  useEffect(() => {
    const stopping = new AbortController()
    // one page notifies; when it closes, another does
    const notify = async () => {
      const stop = watchUrgentCases(async (fresh) => {
        if (await isAnyPageVisible(visibilityLock)) return
        for (const item of fresh) show(item)
      })
      await new Promise<void>((done) => stopping.signal.addEventListener('abort', () => done()))
      stop()
    }
    void navigator.locks
      .request(`mimamori-notices-${staffId}`, { signal: stopping.signal }, notify)
      .catch(() => undefined)
    return () => stopping.abort()
  }, [staffId, visibilityLock, show])
  return null
}

/** Calls a listener with cases that become urgent; returns a function that stops it. Cases already urgent are left out. */
function watchUrgentCases(notify: (fresh: readonly QueueItem[]) => Promise<void>): () => void {
  const known = new Set<string>()
  let begun = false
  let timer: number | null = null
  async function check(): Promise<void> {
    timer = null
    const { items } = await api.queue.list({ view: 'flagged', filters: { severity: 'urgent' }, limit: QUEUE_PAGE_SIZE })
    const fresh = takeNewlyUrgent(items, known)
    if (begun && fresh.length > 0) await notify(fresh)
    begun = true
  }
  const scheduleCheck = () => {
    timer ??= window.setTimeout(() => void check().catch(() => undefined), COALESCE_MS)
  }
  const stop = subscribeToNews(({ cases }) => (cases?.length === 0 ? undefined : scheduleCheck()))
  scheduleCheck()
  return () => {
    stop()
    if (timer !== null) window.clearTimeout(timer)
  }
}

/** Shows a notification of a case, in the present language; a click brings the desk to the front. */
function useShowNotification(onOpen: () => void): (item: QueueItem) => void {
  const { words } = useCopy()
  const live = useMessages('alarms')
  const latest = useRef({ words, live, onOpen })
  latest.current = { words, live, onOpen }
  return useCallback(({ id, number, category, targetType }) => {
    const { words: now, live: copy } = latest.current
    const about = category ? now.categoriesShort[category] : now.targets[targetType]
    const notice = new Notification(copy.urgent, { body: copy.urgentIs(number, about), tag: id })
    notice.onclick = () => {
      window.focus()
      latest.current.onOpen()
      notice.close()
    }
  }, [])
}
