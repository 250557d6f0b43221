import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { testFolder } from '@mimamori/testing-postgres/test-folder'
import { type Account, addStaff, signIn } from './desk-accounts.ts'
import { type DeskOptions, type DeskProcess, startDesk } from './desk-process.ts'
import { setLongestUndoWindow } from './undo-window.ts'

/** `demo`: with accounts anybody may use and 14 months of history. `longUndo`: the undo window is as long as it can be set */
export type PreparedDeskOptions = { readonly language: Language; readonly demo: boolean; readonly longUndo: boolean }

/**
 * A desk that is not running; `account` is a moderator of it who reads the language asked for and is signed in. Without
 * the demo there is nobody and nothing else.
 */
export type PreparedDesk = {
  readonly folder: string
  readonly apiKey: string
  readonly account: Account
  /** when its account signed in, epoch milliseconds */
  readonly signedInAt: number
}

/** Opens a desk: as a process of its own, or in one that is shared. */
type OpenDesk = (options: DeskOptions) => Promise<DeskProcess>

const PREPARE_TIMEOUT_MS = 240_000
/** well below the half hour after which a session ends that nobody uses */
const SESSION_AGE_MS = 8 * 60_000

/** What all workers of a run of Playwright share. `run`: the process that started them. */
const preparedFolder = (run: number): string => join(tmpdir(), `mimamori-prepared-${run}`)

/** The first that asks for this folder makes it. */
function tryCreateFolder(folder: string): boolean {
  mkdirSync(join(folder, '..'), { recursive: true })
  try {
    mkdirSync(folder)
    return true
  } catch {
    return false
  }
}

/** What `make` leaves in a folder of this name: the first worker that asks makes it, the others wait. Throws where it was not made in time. */
async function makeOnce<T>(name: string, make: (folder: string) => Promise<T>): Promise<T> {
  const folder = join(preparedFolder(process.ppid), name)
  const resultFile = `${folder}.json`
  if (tryCreateFolder(folder)) {
    writeFileSync(`${resultFile}.next`, JSON.stringify(await make(folder)))
    renameSync(`${resultFile}.next`, resultFile)
  }
  const until = Date.now() + PREPARE_TIMEOUT_MS
  while (!existsSync(resultFile)) {
    if (Date.now() > until) throw new Error(`another worker could not prepare ${name}`)
    await pause(50)
  }
  return JSON.parse(readFileSync(resultFile, 'utf8'))
}

/** The past of the demo takes seven seconds to make, and all that have one begin with it. */
async function makePast(folder: string, open: OpenDesk): Promise<{ readonly folder: string; readonly apiKey: string }> {
  const desk = await open({ folder, demo: true })
  await desk.stop()
  return { folder, apiKey: desk.apiKey }
}

async function prepareDesk(
  folder: string,
  { language, demo, longUndo }: PreparedDeskOptions,
  open: OpenDesk,
): Promise<PreparedDesk> {
  const past = demo ? await makeOnce('past', (of) => makePast(of, open)) : null
  if (past) cpSync(past.folder, folder, { recursive: true })
  const desk = await open({ folder, demo, ...(past ? { apiKey: past.apiKey } : {}) })
  const account = await addStaff(desk, 'hana', 'moderator', language)
  if (longUndo) await setLongestUndoWindow(desk)
  await desk.stop()
  return { folder, apiKey: desk.apiKey, account, signedInAt: Date.now() }
}

/** A copy of a prepared desk: most tests begin with the same one, and making it takes longer than they do. */
export async function copyPreparedDesk(
  options: PreparedDeskOptions,
  open: OpenDesk = startDesk,
): Promise<PreparedDesk> {
  const { language, demo, longUndo } = options
  const name = [language, demo && 'demo', longUndo && 'long-undo'].filter(Boolean).join('-')
  const prepared = await makeOnce(name, (folder) => prepareDesk(folder, options, open))
  const folder = mkdtempSync(join(testFolder(false), 'mimamori-'))
  cpSync(prepared.folder, folder, { recursive: true })
  return { ...prepared, folder }
}

/** The account of a copy that runs at this address, signed in anew where that was long ago. */
export async function signedInAccount(url: string, { account, signedInAt }: PreparedDesk): Promise<Account> {
  if (Date.now() - signedInAt < SESSION_AGE_MS) return account
  const { cookie } = await signIn(url, account)
  return { ...account, cookie }
}

/** The run is over: what its workers shared is forgotten. */
export function removePreparedDesks(): void {
  rmSync(preparedFolder(process.pid), { recursive: true, force: true })
}
