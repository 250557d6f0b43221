import type { QueueItem } from '@mimamori/contract/queue/queue-contract'
import { useCallback, useEffect, useRef } from 'react'
import { api } from '../api/api-client.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useLiveCopy } from './live-copy.ts'
import { subscribeToNews } from './live-news.ts'
import { takeNewlyUrgent } from './newly-urgent.ts'

/** news that comes meanwhile is looked at together */
const COALESCE_MS = 1_000
const QUEUE_PAGE_SIZE = 50

const isPageVisible = () => document.visibilityState === 'visible'

/** Hold a lock for as long as `signal` lets; a lock that was not to be had is not missed. */
function holdLock(name: string, mode: LockMode, signal: AbortSignal): void {
  const held = () => new Promise<void>((done) => signal.addEventListener('abort', () => done()))
  void navigator.locks.request(name, { mode, signal }, held).catch(() => undefined)
}

/** Is a page of the desk in sight in this browser, this one or another? */
async function isAnyPageVisible(lock: string): Promise<boolean> {
  const { held = [] } = await navigator.locks.query()
  return held.some(({ name }) => name === lock)
}

/** While this page is in sight, the others can see that it is. */
function useVisibilityLock(lock: string): void {
  useEffect(() => {
    let ending = new AbortController()
    const turn = () => {
      ending.abort()
      ending = new AbortController()
      if (isPageVisible()) holdLock(lock, 'shared', ending.signal)
    }
    turn()
    document.addEventListener('visibilitychange', turn)
    return () => {
      document.removeEventListener('visibilitychange', turn)
      ending.abort()
    }
  }, [lock])
}

type Props = { staffId: string; onOpen: () => void }

/**
 * Tells of urgent cases on the desktop while no page of the desk is in sight: once for each, from one page of the browser,
 * and with nothing in it about a member.
 */
export default function UrgentNotifications({ staffId, onOpen }: Props): null {
  const show = useShowNotification(onOpen)
  const sight = `mimamori-in-sight-${staffId}`
  useVisibilityLock(sight)
  useEffect(() => {
    const stopping = new AbortController()
    // one page tells; when it goes, the next does
    const tell = async () => {
      const stop = watchUrgentCases(async (fresh) => {
        if (await isAnyPageVisible(sight)) return
        for (const item of fresh) show(item)
      })
      await new Promise<void>((done) => stopping.signal.addEventListener('abort', () => done()))
      stop()
    }
    void navigator.locks
      .request(`mimamori-notices-${staffId}`, { signal: stopping.signal }, tell)
      .catch(() => undefined)
    return () => stopping.abort()
  }, [staffId, sight, show])
  return null
}

/** Hear of cases that have become urgent, until the returned function is called. What is urgent already is no news. */
function watchUrgentCases(tell: (fresh: readonly QueueItem[]) => Promise<void>): () => void {
  const known = new Set<string>()
  let begun = false
  let timer: number | null = null
  async function look(): Promise<void> {
    timer = null
    const { items } = await api.queue.list({ view: 'flagged', filters: { severity: 'urgent' }, limit: QUEUE_PAGE_SIZE })
    const fresh = takeNewlyUrgent(items, known)
    if (begun && fresh.length > 0) await tell(fresh)
    begun = true
  }
  const soon = () => {
    timer ??= window.setTimeout(() => void look().catch(() => undefined), COALESCE_MS)
  }
  const stop = subscribeToNews(({ cases }) => (cases?.length === 0 ? undefined : soon()))
  soon()
  return () => {
    stop()
    if (timer !== null) window.clearTimeout(timer)
  }
}

/** Show one case, in the words of the moment; pressing it brings the desk to the front. */
function useShowNotification(onOpen: () => void): (item: QueueItem) => void {
  const { words } = useCopy()
  const live = useLiveCopy()
  const latest = useRef({ words, live, onOpen })
  latest.current = { words, live, onOpen }
  return useCallback(({ id, number, category, targetType }) => {
    const { words: now, live: said } = latest.current
    const about = category ? now.categoriesShort[category] : now.targets[targetType]
    const notice = new Notification(said.urgent, { body: said.urgentIs(number, about), tag: id })
    notice.onclick = () => {
      window.focus()
      latest.current.onOpen()
      notice.close()
    }
  }, [])
}
