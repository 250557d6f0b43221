import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { startDesk } from './desk.ts'
import { type Account, addStaff } from './people.ts'

/** `demo`: with accounts anybody may use and 14 months of history */
export type Wanted = { readonly language: Language; readonly demo: boolean }

/**
 * A desk that is not running; `account` is a moderator of it who reads the language asked for and is signed in. Without
 * the demo there is nobody and nothing else.
 */
export type Prepared = { readonly folder: string; readonly apiKey: string; readonly account: Account }

const MADE_WITHIN_MS = 60_000

/** What all workers of a run of Playwright share. `run`: the process that started them. */
const preparedIn = (run: number): string => join(tmpdir(), `mimamori-prepared-${run}`)

async function make(folder: string, { language, demo }: Wanted): Promise<Prepared> {
  const desk = await startDesk({ folder, demo })
  const account = await addStaff(desk, 'hana', 'moderator', language)
  await desk.stop()
  return { folder, apiKey: desk.apiKey, account }
}

/** The first that asks for this folder makes it. */
function isFirst(folder: string): boolean {
  mkdirSync(join(folder, '..'), { recursive: true })
  try {
    mkdirSync(folder)
    return true
  } catch {
    return false
  }
}

/** The first worker that asks makes it, the others wait. Throws where it was not made in time. */
async function madeOnce(wanted: Wanted): Promise<Prepared> {
  const folder = join(preparedIn(process.ppid), wanted.demo ? `${wanted.language}-demo` : wanted.language)
  const said = `${folder}.json`
  if (isFirst(folder)) {
    writeFileSync(`${said}.next`, JSON.stringify(await make(folder, wanted)))
    renameSync(`${said}.next`, said)
  }
  const until = Date.now() + MADE_WITHIN_MS
  while (!existsSync(said)) {
    if (Date.now() > until) throw new Error('another worker could not prepare a desk')
    await pause(50)
  }
  return JSON.parse(readFileSync(said, 'utf8'))
}

/** A copy of a prepared desk: most tests begin with the same one, and making it takes longer than they do. */
export async function preparedDesk(wanted: Wanted): Promise<Prepared> {
  const prepared = await madeOnce(wanted)
  const folder = mkdtempSync(join(tmpdir(), 'mimamori-'))
  cpSync(prepared.folder, folder, { recursive: true })
  return { ...prepared, folder }
}

/** The run is over: what its workers shared is forgotten. */
export default function forget(): void {
  rmSync(preparedIn(process.pid), { recursive: true, force: true })
}
