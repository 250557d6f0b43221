import type { ChainStatus } from '@mimamori/policy/audit/audit-chain-status'
import { verifyChain } from '@mimamori/storage/audit/audit-chain-verification'
import { signedHeads } from '@mimamori/storage/audit/audit-reads'
import { findFrozenFlaws } from '@mimamori/storage/audit/frozen-records'
import { type TrustedKeys, trustedKeysFrom } from '@mimamori/storage/audit/signed-head'
import type { Settings } from '../config/server-settings.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { readHeads, readOwnHeads } from './audit-heads-file.ts'
import { loadAuditKey } from './audit-key.ts'

/** The public keys whose signatures this desk trusts: its own, and those of its settings. */
function trustedKeys(settings: Settings): TrustedKeys {
  const own = loadAuditKey(settings)
  return trustedKeysFrom([...(own ? [own.publicKey] : []), ...settings.audit.trusted])
}

/**
 * Verifies the whole audit log: the chain of every lane; every signed head, stored or in a file, against it; that
 * nothing is cut off its end; and frozen months and published notices against their entries. `heads`: another file than
 * the desk's own; `key`: the only public key to trust, instead of the desk's.
 */
export async function verifyAuditLog(
  { storage, settings, clock }: Pick<AppContext, 'storage' | 'settings' | 'clock'>,
  { heads, key }: { readonly heads?: string | undefined; readonly key?: string | undefined } = {},
): Promise<ChainStatus> {
  const file = heads === undefined ? readOwnHeads(settings.audit.headsFile) : readHeads(heads)
  const trusted = key === undefined ? trustedKeys(settings) : trustedKeysFrom([key])
  const stored = await signedHeads(storage.db)
  const status = await verifyChain(storage, { heads: [...stored, ...file.heads], trusted, now: clock.now() })
  const frozen = await findFrozenFlaws(storage.db)
  if (file.flaws.length + frozen.length === 0) return status
  const flaws = [...(status.ok ? [] : status.flaws), ...file.flaws, ...frozen]
  return {
    ok: false,
    entries: status.entries,
    firstBad: status.ok ? null : status.firstBad,
    flaws,
    signed: status.signed,
  }
}
