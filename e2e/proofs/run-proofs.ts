import { reportFigures } from '../bench/bench-figures.ts'
import { writeProofs } from '../bench/figure-tables.ts'
import { backupProof } from './backup-proof.ts'
import { claimsAtFourProof, claimsProof } from './claims-proof.ts'
import { diskTroubleProof } from './disk-trouble-proof.ts'
import { evaluationProof } from './evaluation-proof.ts'
import { insidersProof } from './insiders-proof.ts'
import { killProof } from './kill-proof.ts'
import { malformedOnPostgresProof, malformedProof } from './malformed-proof.ts'
import { proveFaultsFound } from './mutations-proof.ts'
import { operatorProof } from './operator-proof.ts'
import { powerCutProof } from './power-cut-proof.ts'
import type { Finding, Proof } from './proof-definition.ts'
import { remindersAtTwoProof, remindersProof } from './reminders-proof.ts'
import { retriesProof } from './retries-proof.ts'
import { smallCountsProof } from './small-counts-proof.ts'
import { spansProof } from './spans-proof.ts'
import { typedKeysProof } from './typed-keys-proof.ts'
import { undoOrderProof } from './undo-order-proof.ts'
import { undoProof } from './undo-proof.ts'
import { usualRangeProof } from './usual-range-proof.ts'
import { webhooksProof } from './webhooks-proof.ts'
import { withdrawalsAtTwoProof, withdrawalsProof } from './withdrawals-proof.ts'

type ProofEntry = {
  readonly id: string
  readonly name: string
  readonly says: string
  readonly run: () => Promise<readonly Finding[]>
}

const proofEntry = <Size>(id: string, name: string, says: string, { full, run }: Proof<Size>): ProofEntry => ({
  id,
  name,
  says,
  run: () => run(full),
})

/** `npm run proof <name …>` tries each at full size and keeps what it found in docs/proofs. Without a name: what there is. */
const PROOFS: readonly ProofEntry[] = [
  proofEntry(
    'N7',
    'operator',
    'an operator at full speed decides only what was on screen, and nothing is lost',
    operatorProof,
  ),
  proofEntry(
    'N7',
    'typed-keys',
    'keys typed faster than the page loads decide what was typed, or nothing',
    typedKeysProof,
  ),
  proofEntry(
    'N14',
    'kill',
    'kill −9 at work, in checkpoints and in first starts loses nothing acknowledged',
    killProof,
  ),
  proofEntry('N14', 'evaluation', 'an evaluation that is killed changes nothing twice', evaluationProof),
  proofEntry(
    'N14',
    'backup',
    'a backup holds what was acknowledged; killed, it or a restore leaves nothing half',
    backupProof,
  ),
  proofEntry(
    'N15',
    'power-cut',
    'a power cut loses nothing acknowledged, and at synchronous = NORMAL it would',
    powerCutProof,
  ),
  proofEntry(
    'N15',
    'disk-trouble',
    'on a full, read-only, failing or slow disk nothing is a success that is not stored',
    diskTroubleProof,
  ),
  proofEntry('N33', 'spans', 'every flagged passage holds what is claimed and ends where words end', spansProof),
  proofEntry('N16', 'claims', 'no case is ever with two people', claimsProof),
  proofEntry('N16', 'claims-at-four', 'the same at four instances on one PostgreSQL', claimsAtFourProof),
  proofEntry('N18', 'retries', 'what is sent again under its Idempotency-Key is done once', retriesProof),
  proofEntry('N18', 'undo', 'what is undone at the last moment is never sent', undoProof),
  proofEntry('N18', 'undo-order', 'Undo takes back the last act that can be, over all tabs', undoOrderProof),
  proofEntry('N19', 'webhooks', 'every event arrives, under one id, through faults and kills', webhooksProof),
  proofEntry(
    'N20',
    'withdrawals',
    'nobody is withdrawn without two eligible people and a fresh second factor, with a hostile admin',
    withdrawalsProof,
  ),
  proofEntry('N20', 'withdrawals-at-two', 'the same at two instances on one PostgreSQL', withdrawalsAtTwoProof),
  proofEntry(
    'N41',
    'insiders',
    'people at the desk who mean harm, alone or two together, do nothing that takes two, and nothing before its hours',
    insidersProof,
  ),
  proofEntry('N21', 'malformed', 'nothing malformed is answered otherwise than the contracts say', malformedProof),
  proofEntry('N21', 'malformed-on-postgres', 'the same on PostgreSQL', malformedOnPostgresProof),
  proofEntry(
    'reminders',
    'reminders',
    'contact reminders end once, as both sides, the clock and people made them end, and money takes two',
    remindersProof,
  ),
  proofEntry('reminders', 'reminders-at-two', 'the same at two instances on one PostgreSQL', remindersAtTwoProof),
  proofEntry(
    'usual range',
    'usual-range',
    'charts state no change where there is none, and find one that doubled; intervals hold what they say',
    usualRangeProof,
  ),
  proofEntry(
    'small-counts',
    'small-counts',
    'no small count can be reckoned back from all that is published of a month and its corrections',
    smallCountsProof,
  ),
  {
    ...{ id: 'faults', name: 'mutations', says: 'single faults planted in the code are each found by a test' },
    run: proveFaultsFound,
  },
]

// whoever stops a proof stops its desks: they are ended when we exit, which a signal alone does not make us do
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

const wanted = process.argv.slice(2).map((word) => word.toLowerCase())
const unknown = wanted.filter((word) => !PROOFS.some(({ name }) => name === word))
if (unknown.length > 0) console.error(`no proof ${unknown.join(', ')}`)
if (wanted.length === 0 || unknown.length > 0) {
  for (const { id, name, says } of PROOFS) console.log(`${id}  npm run proof ${name.padEnd(21)} ${says}`)
  process.exit(unknown.length > 0 ? 2 : 0)
}
for (const { name, run } of PROOFS) {
  if (wanted.includes(name)) reportFigures('proof', name, await run())
}
writeProofs()
