import type { chain as ja } from './chain.ja.ts'

export const chain: typeof ja = {
  ok: (n) => `The chain is intact, ${n} entries`,
  broken: 'Something is wrong with the audit log',
  next: 'Please tell an admin at once.',
  checking: 'Checking the chain',
  failed: 'The chain could not be checked',
  verify: 'Check again',
  signed: (time, n) => `Last signed ${time}, ${n} entries`,
  signedHint: (heads) => `Signed ${heads} times; every signature fits the chain`,
  unsigned: 'Not signed yet',
  sign: 'Sign now',
  signing: 'Signing',
  signFailed: 'It could not be signed',
  key: (id) => `Public key ${id}`,
  copyKey: 'Copy the public key',
  flaws: {
    altered: (seq, after) =>
      `Entry ${seq} does not follow from entry ${after} before it: changed, put in, or something between them is gone.`,
    rewritten: (seq, after, at) =>
      `Entry ${seq} is not what was signed at ${at}: everything behind entry ${after} may have been written anew.`,
    missing: (seq, after, at) =>
      `Entry ${seq}, signed at ${at}, is not there: what came behind entry ${after} is gone.`,
    wrong_signature: (at) => `The signature of ${at} is wrong.`,
    unknown_key: (at, key) => `The signature of ${at} is by a key this desk does not know (${key}).`,
    unreadable: (line) => `Line ${line} of the file of signatures cannot be read.`,
    unsigned: (since) => `No signature that can be trusted covers the entries since ${since}.`,
    head_missing: (seq, at, heads) =>
      `The signature of ${at} (entry ${seq}) is neither in the database nor in the file. Signatures missing: ${heads}.`,
    tail_missing: (after, row, at, rows) =>
      `What came behind entry ${after} is gone. Records missing from the log: ${rows}, beginning with the ${row} of ${at}.`,
    closing_altered: (month) => `The closing of ${month} is not what the audit log says of it.`,
    notice_altered: (month) => `The published notice of ${month} is not what the audit log says of it.`,
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
