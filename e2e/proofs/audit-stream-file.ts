import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { Environment } from '../harness/server-processes.ts'
import type { ReadSql } from './stored-checks.ts'

const ARRIVAL_TIMEOUT_MS = 120_000

type AuditEntry = { readonly seq: number; readonly hash: string }
type ShippedEntry = AuditEntry & { readonly n: number }

/** A file elsewhere that a desk brings every entry of its audit log to. */
export type AuditStreamFile = {
  readonly environment: Environment
  /** Waits until all of it is there. Answers what is missing, doubled, out of its order or other than at the desk. */
  readonly findDifferences: (read: ReadSql) => Promise<string[]>
  readonly discard: () => void
}

export function createAuditStreamFile(): AuditStreamFile {
  const folder = mkdtempSync(join(tmpdir(), 'mimamori-elsewhere-'))
  const file = join(folder, 'audit.jsonl')
  const lines = () => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [])

  async function amiss(read: ReadSql): Promise<string[]> {
    const until = Date.now() + ARRIVAL_TIMEOUT_MS
    let [stored, arrived]: [AuditEntry[], ShippedEntry[]] = [[], []]
    // the log may grow meanwhile: what is looked for is what stood there before the other place was looked at
    do {
      await pause(50)
      stored = await read<AuditEntry>('SELECT seq, hash FROM audit ORDER BY seq')
      arrived = lines().map((line): ShippedEntry => JSON.parse(line))
    } while (arrived.length < stored.length && Date.now() < until)
    if (arrived.length < stored.length) return [`${stored.length - arrived.length} entries did not arrive`]
    return stored.flatMap(({ seq, hash }, index) => {
      const there = arrived[index]
      const same = there?.n === index + 1 && there.seq === seq && there.hash === hash
      return same ? [] : [`entry ${seq} at place ${index + 1}: ${JSON.stringify(there ?? null)}`]
    })
  }
  return {
    environment: { MIMAMORI_AUDIT_STREAM: pathToFileURL(file).href },
    findDifferences: amiss,
    discard: () => rmSync(folder, { recursive: true, force: true }),
  }
}
