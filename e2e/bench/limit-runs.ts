import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT, startServer } from '../harness/server-processes.ts'
import { type Figure, roundTo } from './bench-figures.ts'
import { type DeskSnapshot, snapshotDesks } from './desk-snapshots.ts'
import type { FilledDesks } from './filled-desks.ts'
import { type DeskPools, openDeskPools } from './request-load.ts'
import { RECORDING_FILE } from './statement-recorder.ts'

const RECORDER = join(ROOT, 'e2e/bench/statement-recorder.ts')
const LIMIT_PROGRAM = join(ROOT, 'e2e/bench/limit-server.ts')
/** as many as a desk has connections that write to PostgreSQL; on SQLite requests are recorded one after another */
const RECORDING_CONNECTIONS = { sqlite: 1, postgres: 8 }

/** A load that a desk is measured under, and its limit program with less of it. */
export type LimitedLoad<Seed, Result> = {
  readonly connections: number
  /** Put what the load needs into a desk that nothing is measured on. */
  readonly seed: (filled: FilledDesks) => Promise<Seed>
  /** `desk`: the whole load. `limit`: a load of the same requests in every run. */
  readonly run: (pools: DeskPools, seed: Seed, on: 'desk' | 'limit') => Promise<Result>
}

/** `limits`: of the limit program right before the desk and right after it; none beside several desks. */
export type MeasuredLoad<Result> = {
  readonly engine: string
  readonly desk: Result
  readonly limits: readonly Result[]
}

async function withPools<T>(
  desks: readonly { readonly url: string }[],
  connections: number,
  run: (pools: DeskPools) => Promise<T>,
): Promise<T> {
  const pools = openDeskPools({ desks }, connections)
  try {
    return await run(pools)
  } finally {
    await pools.close()
  }
}

/** Record what a desk does under the load in `file`. */
async function recordWorks(snapshot: DeskSnapshot, file: string, run: (pools: DeskPools) => Promise<unknown>) {
  const recorder = ['--import', pathToFileURL(RECORDER).href]
  const filled = await snapshot.start({ nodeArguments: recorder, environment: { [RECORDING_FILE]: file } })
  const connections = RECORDING_CONNECTIONS[filled.engine === 'sqlite' ? 'sqlite' : 'postgres']
  try {
    await withPools(filled.desks, connections, run)
    await filled.first.stop()
  } finally {
    await filled.discard()
  }
}

async function runLimit<T>(
  snapshot: DeskSnapshot,
  file: string,
  connections: number,
  run: (pools: DeskPools) => Promise<T>,
) {
  const { database, discard } = await snapshot.copy()
  const limit = await startServer('limit', ['--max-old-space-size=4096', LIMIT_PROGRAM, file, database], {})
  try {
    return await withPools([limit], connections, run)
  } finally {
    await limit.kill()
    await discard()
  }
}

/**
 * Measure a load on a desk, and right before and after it on the limit program: the barest program that does what a desk
 * was recorded doing, on the same disk. Takes the filled desk over, and discards it.
 */
export async function measureWithLimit<Seed, Result>(
  filled: FilledDesks,
  { connections, seed, run }: LimitedLoad<Seed, Result>,
): Promise<MeasuredLoad<Result>> {
  const file = join(tmpdir(), `mimamori-recording-${process.pid}`)
  const seeded = await seed(filled)
  const snapshot = await snapshotDesks(filled)
  const limited = (pools: DeskPools) => run(pools, seeded, 'limit')
  const limits: Result[] = []
  const addLimit = async () => {
    if (filled.desks.length === 1) limits.push(await runLimit(snapshot, file, connections, limited))
  }
  try {
    if (filled.desks.length === 1) await recordWorks(snapshot, file, limited)
    await addLimit()
    const started = await snapshot.start()
    const desk = await withPools(started.desks, connections, (pools) => run(pools, seeded, 'desk')).finally(
      started.discard,
    )
    await addLimit()
    return { engine: filled.engine, desk, limits }
  } finally {
    rmSync(file, { force: true })
    await snapshot.discard()
  }
}

/** A figure of a desk, with that of its limit program and how many times that it is, where there is one. */
export function besideLimit(desk: Figure, limit: Figure | null): Figure[] {
  if (!limit) return [desk]
  const { id, name, n, engine } = desk
  const ratio = { desk: desk.value, limit: limit.value, value: roundTo(desk.value / limit.value), unit: '× limit' }
  return [
    desk,
    { ...limit, name: `${name}, limit program` },
    { id, name: `${name}, of its limit`, n, engine, ...ratio },
  ]
}
