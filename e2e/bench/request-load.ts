import type { Pool } from 'undici'
import type { PreparedRequest } from '../harness/intake-requests.ts'
import { connectionPool, sendRequest } from '../harness/intake-requests.ts'

/** Ways to the desks of one database, which take turns. */
export type DeskPools = { readonly next: () => Pool; readonly close: () => Promise<void> }

/** `connections`: requests at a time, at most. */
export function openDeskPools(
  { desks }: { readonly desks: readonly { readonly url: string }[] },
  connections: number,
): DeskPools {
  const pools = desks.map(({ url }) => connectionPool(url, connections))
  let turn = 0
  return {
    next: () => pools[turn++ % pools.length] as Pool,
    close: async () => void (await Promise.all(pools.map((pool) => pool.close()))),
  }
}

export type LoadResult = { readonly latencies: number[]; readonly seconds: number }

export const joinLoads = (results: readonly LoadResult[]): LoadResult => ({
  latencies: results.flatMap(({ latencies }) => latencies),
  seconds: results.reduce((sum, { seconds }) => sum + seconds, 0),
})

/**
 * So many connections; each sends the next request as soon as it has the answer to the one before, until there are no
 * more or the time is over. Throws at the first that is refused.
 */
export async function sendAtFullSpeed(
  pools: DeskPools,
  connections: number,
  requests: Iterator<PreparedRequest>,
  seconds = Number.POSITIVE_INFINITY,
): Promise<LoadResult> {
  const latencies: number[] = []
  const from = performance.now()
  const until = from + seconds * 1000
  const connection = async () => {
    while (performance.now() < until) {
      const { done, value } = requests.next()
      if (done) return
      const began = performance.now()
      const { status, text } = await sendRequest(pools.next(), value)
      if (status !== 200) throw new Error(`${value.path}: ${status} ${text.slice(0, 200)}`)
      latencies.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: connections }, connection))
  return { latencies, seconds: (performance.now() - from) / 1000 }
}
