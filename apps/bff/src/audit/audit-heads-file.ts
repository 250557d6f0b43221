import { existsSync, readFileSync } from 'node:fs'
import type { ChainFlaw } from '@mimamori/policy/audit/audit-chain-status'
import { isInTheFuture } from '@mimamori/policy/clock/trusted-time-model'
import { signedHeads } from '@mimamori/storage/audit/audit-reads'
import type { SignedHead } from '@mimamori/storage/audit/signed-head'
import { z } from 'zod'
import type { AppContext } from '../runtime/app-context.ts'
import { appendLines } from './append-lines.ts'

const HeadLine = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  why: z.enum(['hour', 'shift', 'asked']),
  lanes: z.array(z.object({ lane: z.int(), seq: z.int(), hash: z.string() })),
  head: z.string(),
  keyId: z.string(),
  signature: z.string(),
})

function parseHead(text: string): SignedHead | null {
  try {
    return HeadLine.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/**
 * Appends the signed heads that the file lacks, also those of a time when it could not be written. Heads are in the
 * order of their instants; one dated in the future by a wrong clock is ignored, or no later one would follow it.
 */
export async function appendMissingHeads({
  storage,
  settings,
  clock,
}: Pick<AppContext, 'storage' | 'settings' | 'clock'>): Promise<void> {
  const { headsFile } = settings.audit
  const now = clock.now()
  const heads = (await signedHeads(storage.db)).filter(({ at }) => !isInTheFuture(at, now))
  appendLines(headsFile, (last) => {
    const known = last === null ? null : parseHead(last)
    const ahead = known !== null && isInTheFuture(known.at, now)
    const written = new Set(ahead ? readOwnHeads(headsFile).heads.map(({ id }) => id) : [])
    const missing = heads.filter(({ id }) => (ahead ? !written.has(id) : id > (known?.id ?? '')))
    return missing.map((head) => JSON.stringify(head))
  })
}

export type HeadsFile = { readonly heads: readonly SignedHead[]; readonly flaws: readonly ChainFlaw[] }

/** Reads the signed heads of a file, and names the lines that hold none. Throws when the file cannot be read. */
export function readHeads(file: string): HeadsFile {
  const heads: SignedHead[] = []
  const flaws: ChainFlaw[] = []
  for (const [index, text] of readFileSync(file, 'utf8').split('\n').entries()) {
    if (text.trim() === '') continue
    const head = parseHead(text)
    if (head) heads.push(head)
    else flaws.push({ what: 'unreadable', line: index + 1 })
  }
  return { heads, flaws }
}

/** The signed heads of the desk's own file; none while it does not exist. */
export const readOwnHeads = (file: string): HeadsFile => (existsSync(file) ? readHeads(file) : { heads: [], flaws: [] })
