import { useEffect, useSyncExternalStore } from 'react'
import { useConnection } from '../../api/use-connection.ts'
import { type DecisionOutbox, lostKeys } from './decision-outbox.ts'

/** A connection that was just restored may be lost again at once. */
const RETRY_DELAY_MS = 1_000

/** Sends decisions that failed for want of a network again, under the same key, once the server answers. */
export function useResendLost(outbox: DecisionOutbox, retry: (key: string) => void): void {
  const { up } = useConnection()
  const items = useSyncExternalStore(outbox.watch, outbox.items)
  const lost = lostKeys(items).length > 0
  useEffect(() => {
    if (!up || !lost) return
    const timer = setTimeout(() => {
      for (const key of lostKeys(outbox.items())) retry(key)
    }, RETRY_DELAY_MS)
    return () => clearTimeout(timer)
  }, [up, lost, outbox, retry])
}
