import { hash, randomBytes } from 'node:crypto'
import { isRecoveryCode } from '@mimamori/storage/factors/factor-reads'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'

const CODE_COUNT = 10
const GROUP_COUNT = 4
const GROUP_LENGTH = 6
/** no letter that is taken for a digit; 32, so that every byte draws one evenly */
const CODE_ALPHABET = 'abcdefghjkmnpqrstuvwxyz234567890'

function newCode(): string {
  const letters = [...randomBytes(GROUP_COUNT * GROUP_LENGTH)]
    .map((byte) => CODE_ALPHABET[byte % CODE_ALPHABET.length])
    .join('')
  return (letters.match(/.{6}/g) ?? []).join('-')
}

/** Only this of a code is stored. It has 120 random bits, so a plain hash is enough. However it is spaced or written, it is the same. */
const codeHash = (code: string): string =>
  hash(
    'sha256',
    code
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll('o', '0')
      .replace(/[^a-z0-9]/g, ''),
  )

/** Make a person's recovery codes anew; those from before are worth nothing. Answers them: nobody sees them again. */
export async function makeRecoveryCodes(tx: Tx, at: string, staffId: string): Promise<string[]> {
  const codes = Array.from({ length: CODE_COUNT }, newCode)
  await record(tx, at, staffId, { type: 'recovery.made', staffId, hashes: codes.map(codeHash) })
  return codes
}

/** Use a recovery code, which is then spent. Answers whether it was good. */
export async function spendRecoveryCode(tx: Tx, at: string, staffId: string, code: string): Promise<boolean> {
  const given = codeHash(code)
  if (!(await isRecoveryCode(tx.db, staffId, given))) return false
  await record(tx, at, staffId, { type: 'recovery.used', staffId, codeHash: given })
  return true
}
