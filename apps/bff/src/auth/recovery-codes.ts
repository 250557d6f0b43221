import { hash, randomBytes } from 'node:crypto'
import { isRecoveryCode } from '@mimamori/storage/factors/factor-reads'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'

const CODE_COUNT = 10
const GROUP_COUNT = 4
const GROUP_LENGTH = 6
/** no letter that looks like a digit; 32 characters, so that each random byte picks one evenly */
const CODE_ALPHABET = 'abcdefghjkmnpqrstuvwxyz234567890'

function newCode(): string {
  const letters = [...randomBytes(GROUP_COUNT * GROUP_LENGTH)]
    .map((byte) => CODE_ALPHABET[byte % CODE_ALPHABET.length])
    .join('')
  return (letters.match(/.{6}/g) ?? []).join('-')
}

/**
 * What is stored of a code: SHA-256, enough for its 120 random bits. Case, spaces, dashes and `o` for `0` make no
 * difference.
 */
const codeHash = (code: string): string =>
  hash(
    'sha256',
    code
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll('o', '0')
      .replace(/[^a-z0-9]/g, ''),
  )

/** Replaces the recovery codes of a person. Returns the new ones, which are shown once. */
export async function makeRecoveryCodes(tx: Tx, at: string, staffId: string): Promise<string[]> {
  const codes = Array.from({ length: CODE_COUNT }, newCode)
  await record(tx, at, staffId, { type: 'recovery.made', staffId, hashes: codes.map(codeHash) })
  return codes
}

/** Uses up a recovery code. Returns whether it was valid. */
export async function spendRecoveryCode(tx: Tx, at: string, staffId: string, code: string): Promise<boolean> {
  const given = codeHash(code)
  if (!(await isRecoveryCode(tx.db, staffId, given))) return false
  await record(tx, at, staffId, { type: 'recovery.used', staffId, codeHash: given })
  return true
}
