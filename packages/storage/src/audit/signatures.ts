import type { ChainFlaw } from '@mimamori/policy/audit/audit-chain-status'
import { headText, type SignedHead, type Trusted, wrongWith } from './head.ts'

const AT_ONCE = 100
const NAMED_AT_MOST = 20

export type Checked = { readonly believed: readonly SignedHead[]; readonly flaws: readonly ChainFlaw[] }

/**
 * Which of the heads are signed by a key that is believed; the same head from two places is one. The first of those that
 * are not are named. Gives way to others in between.
 */
export async function checkSignatures(heads: readonly SignedHead[], trusted: Trusted): Promise<Checked> {
  const each = new Map(heads.map((head) => [`${headText(head)}${head.signature}`, head]))
  const believed: SignedHead[] = []
  const flaws: ChainFlaw[] = []
  let n = 0
  for (const head of each.values()) {
    n += 1
    if (n % AT_ONCE === 0) await new Promise((next) => setImmediate(next))
    const what = wrongWith(head, trusted)
    if (what === null) believed.push(head)
    else if (flaws.length < NAMED_AT_MOST) flaws.push({ what, signedAt: head.at, keyId: head.keyId })
  }
  return { believed, flaws }
}
