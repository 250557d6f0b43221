import type { ChainFlaw } from '@mimamori/policy/audit/audit-chain-status'
import type { Copy } from '../i18n/language-provider.tsx'
import type { Messages } from '../i18n/messages.ts'

const formatNumber = (n: number): string => n.toLocaleString('en')

/** Text of a flaw in the audit chain. */
export function chainFlawMessage(
  { chain: { flaws, rows } }: Messages['audit'],
  { instants }: Copy,
  flaw: ChainFlaw,
): string {
  switch (flaw.what) {
    case 'altered':
      return flaws.altered(formatNumber(flaw.seq), formatNumber(flaw.after))
    case 'rewritten':
    case 'missing':
      return flaws[flaw.what](formatNumber(flaw.seq), formatNumber(flaw.after), instants.absolute(flaw.signedAt))
    case 'wrong_signature':
    case 'unknown_key':
      return flaws[flaw.what](instants.absolute(flaw.signedAt), flaw.keyId)
    case 'unreadable':
      return flaws.unreadable(formatNumber(flaw.line))
    case 'unsigned':
      return flaws.unsigned(instants.absolute(flaw.since))
    case 'head_missing':
      return flaws.head_missing(formatNumber(flaw.seq), instants.absolute(flaw.signedAt), formatNumber(flaw.heads))
    case 'tail_missing': {
      const { after, table, at, rows: n } = flaw
      return flaws.tail_missing(formatNumber(after), rows[table], instants.absolute(at), formatNumber(n))
    }
    case 'closing_altered':
    case 'notice_altered':
      return flaws[flaw.what](flaw.month)
  }
}
