import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Account, createAccount, signIn } from '../harness/desk-accounts.ts'
import { type DeskProcess, startDesk } from '../harness/desk-process.ts'
import { createExamples } from '../harness/intake-requests.ts'
import { type Figure, roundTo } from './bench-figures.ts'

const WATCH = fileURLToPath(new URL('./event-loop-watch.ts', import.meta.url))
const POLL_MS = 5
const ROUNDS = 5
/** the largest batch that is accepted: as many of the longest texts as fit into its three megabytes */
const LARGEST_BATCH = 3_000_000
const LONGEST_TEXT = 20_000
const SIGN_INS = 60

/** The longest pause of the desk's event loop since the last call, in milliseconds. */
async function longestPause(desk: DeskProcess, file: string): Promise<number> {
  rmSync(file, { force: true })
  process.kill(desk.pid(), 'SIGUSR2')
  while (!existsSync(file)) await pause(POLL_MS)
  return Number(readFileSync(file, 'utf8'))
}

/** Messages of the longest text, each different, until the batch is full. */
function largestBatch(round: number): string {
  const { job } = createExamples(3)
  const words = Array.from({ length: 40 }, (_, n) => job(`N38-${n}`).description).join('\n')
  const items: unknown[] = []
  let size = 0
  for (let n = 0; ; n++) {
    const body = `${round}-${n} ${words.slice(n).repeat(4)}`.slice(0, LONGEST_TEXT)
    const sentAt = new Date().toISOString()
    const people = { jobId: 'N38', senderId: 'U-1', recipientId: 'U-2', sentAt, escrowed: false, format: 'project' }
    const item = { kind: 'message', body: { id: `N38-${round}-${n}`, body, ...people } }
    size += Buffer.byteLength(JSON.stringify(item)) + 1
    if (size > LARGEST_BATCH) return JSON.stringify({ items })
    items.push(item)
  }
}

async function postBatch(desk: DeskProcess, body: string): Promise<void> {
  const headers = { authorization: `Bearer ${desk.apiKey}`, 'content-type': 'application/json' }
  const answer = await fetch(`${desk.url}/api/intake/v1/batch`, { method: 'POST', headers, body })
  if (!answer.ok) throw new Error(`batch: ${answer.status} ${await answer.text()}`)
  await answer.arrayBuffer()
}

/** N38: the longest pause of the event loop under the largest batch, and under many sign-ins at once. */
export async function benchPauses(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'mimamori-pauses-'))
  const file = join(folder, 'pauses')
  const environment = { EVENT_LOOP_PAUSES: file }
  const desk = await startDesk({ ownClock: true, environment, nodeArguments: ['--import', WATCH] })
  try {
    await postBatch(desk, largestBatch(0))
    await longestPause(desk, file)
    const batches: number[] = []
    for (let round = 1; round <= ROUNDS; round++) {
      await postBatch(desk, largestBatch(round))
      batches.push(await longestPause(desk, file))
    }
    const accounts: Account[] = []
    for (let n = 0; n < SIGN_INS; n++) accounts.push(await createAccount(desk, `n38x${n}`))
    await longestPause(desk, file)
    // the desk lets so many strangers try from one address; those it refuses have had their password checked, or not
    const tried = await Promise.allSettled(accounts.map((account) => signIn(desk.url, account)))
    const signedIn = tried.filter(({ status }) => status === 'fulfilled').length
    const signIns = await longestPause(desk, file)
    const of = { id: 'N38', engine: 'sqlite', unit: 'ms' } as const
    return [
      { ...of, name: 'longest pause under the largest batch', value: roundTo(Math.max(...batches), 1), n: ROUNDS },
      {
        ...of,
        name: 'longest pause under 60 sign-ins at once',
        value: roundTo(signIns, 1),
        n: SIGN_INS,
        signed_in: signedIn,
      },
    ]
  } finally {
    await desk.discard()
    rmSync(folder, { recursive: true })
  }
}
