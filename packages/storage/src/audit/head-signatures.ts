import type { ChainFlaw } from '@mimamori/policy/audit/audit-chain-status'
import { headFlaw, headText, type SignedHead, type TrustedKeys } from './signed-head.ts'

const BATCH_SIZE = 100
const MAX_NAMED_HEADS = 20

export type SignatureCheck = { readonly believed: readonly SignedHead[]; readonly flaws: readonly ChainFlaw[] }

/**
 * Heads that are signed by a trusted key, and the first 20 that are not; the same head from two places counts once. Yields to
 * the event loop in between.
 */
export async function checkSignatures(heads: readonly SignedHead[], trusted: TrustedKeys): Promise<SignatureCheck> {
  const each = new Map(heads.map((head) => [`${headText(head)}${head.signature}`, head]))
  const believed: SignedHead[] = []
  const flaws: ChainFlaw[] = []
  let n = 0
  for (const head of each.values()) {
    n += 1
    if (n % BATCH_SIZE === 0) await new Promise((next) => setImmediate(next))
    const flaw = headFlaw(head, trusted)
    if (flaw === null) believed.push(head)
    else if (flaws.length < MAX_NAMED_HEADS) flaws.push({ what: flaw, signedAt: head.at, keyId: head.keyId })
  }
  return { believed, flaws }
}
