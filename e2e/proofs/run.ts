import { report } from '../bench/measure.ts'
import { writeProven } from '../bench/readme.ts'
import { backup } from './backup.ts'
import { claims, claimsAtFour } from './claims.ts'
import { diskTrouble } from './disk-trouble.ts'
import { kill } from './kill.ts'
import { malformed, malformedOnPostgres } from './malformed.ts'
import { operator } from './operator.ts'
import { powerCut } from './power-cut.ts'
import type { Finding, Proof } from './proof.ts'
import { retries } from './retries.ts'
import { typedKeys } from './typed-keys.ts'
import { undo } from './undo.ts'
import { webhooks } from './webhooks.ts'
import { withdrawals, withdrawalsAtTwo } from './withdrawals.ts'

type Entry = {
  readonly id: string
  readonly name: string
  readonly says: string
  readonly run: () => Promise<readonly Finding[]>
}

const entry = <Size>(id: string, name: string, says: string, { full, run }: Proof<Size>): Entry => ({
  id,
  name,
  says,
  run: () => run(full),
})

/** `pnpm proof <name …>` tries each at full size and keeps what it found in docs/proofs. Without a name: what there is. */
const PROOFS: readonly Entry[] = [
  entry('N7', 'operator', 'an operator at full speed decides only what was on screen, and nothing is lost', operator),
  entry('N7', 'typed-keys', 'keys typed faster than the page loads decide what was typed, or nothing', typedKeys),
  entry('N14', 'kill', 'kill −9 at work, in checkpoints and in first starts loses nothing acknowledged', kill),
  entry('N14', 'backup', 'a backup holds what was acknowledged; killed, it or a restore leaves nothing half', backup),
  entry('N15', 'power-cut', 'a power cut loses nothing acknowledged, and at synchronous = NORMAL it would', powerCut),
  entry(
    'N15',
    'disk-trouble',
    'on a full, read-only, failing or slow disk nothing is a success that is not stored',
    diskTrouble,
  ),
  entry('N16', 'claims', 'no case is ever with two people', claims),
  entry('N16', 'claims-at-four', 'the same at four instances on one PostgreSQL', claimsAtFour),
  entry('N18', 'retries', 'what is sent again under its Idempotency-Key is done once', retries),
  entry('N18', 'undo', 'what is undone at the last moment is never sent', undo),
  entry('N19', 'webhooks', 'every event arrives, under one id, through faults and kills', webhooks),
  entry(
    'N20',
    'withdrawals',
    'nobody is withdrawn without two eligible people and a fresh second factor, with a hostile admin',
    withdrawals,
  ),
  entry('N20', 'withdrawals-at-two', 'the same at two instances on one PostgreSQL', withdrawalsAtTwo),
  entry('N21', 'malformed', 'nothing malformed is answered otherwise than the contracts say', malformed),
  entry('N21', 'malformed-on-postgres', 'the same on PostgreSQL', malformedOnPostgres),
]

// whoever stops a proof stops its desks: they are ended when we exit, which a signal alone does not make us do
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

const wanted = process.argv.slice(2).map((word) => word.toLowerCase())
const unknown = wanted.filter((word) => !PROOFS.some(({ name }) => name === word))
if (unknown.length > 0) console.error(`no proof ${unknown.join(', ')}`)
if (wanted.length === 0 || unknown.length > 0) {
  for (const { id, name, says } of PROOFS) console.log(`${id}  pnpm proof ${name.padEnd(21)} ${says}`)
  process.exit(unknown.length > 0 ? 2 : 0)
}
for (const { name, run } of PROOFS) {
  if (wanted.includes(name)) report('proof', name, await run())
}
writeProven()
