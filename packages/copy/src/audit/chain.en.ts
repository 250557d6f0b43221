import type { chain as ja } from './chain.ja.ts'

export const chain: typeof ja = {
  ok: (n) => `Verified: no tampering found in ${n} entries`,
  broken: 'The audit log failed verification',
  next: 'Tell an admin right away.',
  checking: 'Verifying the audit log',
  failed: 'Couldn’t verify the audit log',
  verify: 'Verify again',
  signed: (time, n) => `Last signed ${time}, ${n} entries`,
  signedHint: (heads) =>
    heads === '1' ? 'Signed once, signature valid' : `Signed ${heads} times, every signature valid`,
  unsigned: 'Not signed yet',
  sign: 'Sign now',
  signing: 'Signing',
  signFailed: 'Couldn’t sign the log',
  key: (id) => `Public key ${id}`,
  copyKey: 'Copy public key',
  flaws: {
    altered: (seq, after) =>
      `Entry ${seq} doesn’t follow from entry ${after}. One of them was changed or inserted, or entries between them were deleted.`,
    rewritten: (seq, after, at) =>
      `Entry ${seq} isn’t what was signed at ${at}. Everything after entry ${after} may have been rewritten.`,
    missing: (seq, after, at) =>
      `Entry ${seq}, signed at ${at}, is missing. Everything after entry ${after} was deleted.`,
    wrong_signature: (at) => `The signature from ${at} is invalid.`,
    unknown_key: (at, key) => `The signature from ${at} was made with an unknown key (${key}).`,
    unreadable: (line) => `Line ${line} of the signature file can’t be read.`,
    unsigned: (since) => `Entries since ${since} aren’t covered by a valid signature.`,
    head_missing: (seq, at, heads) =>
      `The signature from ${at} (entry ${seq}) is missing from both the database and the file. Missing signatures: ${heads}.`,
    tail_missing: (after, row, at, rows) =>
      `Everything after entry ${after} was deleted. Records with no log entry: ${rows}, starting with the ${row} from ${at}.`,
    closing_altered: (month) => `The closed figures for ${month} don’t match the audit log.`,
    notice_altered: (month) => `The published notice for ${month} doesn’t match the audit log.`,
  },
  rows: {
    decisions: 'decision',
    withdrawals: 'withdrawal proposal',
    disclosures: 'disclosure of personal data',
    sessions: 'sign-in',
    case_notes: 'case note',
    member_notes: 'member note',
    appeals: 'appeal',
    erasures: 'erasure of personal data',
  },
}
