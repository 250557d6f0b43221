import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { testFolder } from '@mimamori/testing-postgres/test-folder'
import { ROOT } from '../../harness/server-processes.ts'
import type { LaneAnswer, LaneMessage, LaneRequest, Measured, MeasureRequest } from './lane-messages.ts'

const PROGRAM = fileURLToPath(new URL('lane-program.ts', import.meta.url))
/** to start vitest, on a machine with much else to do */
const START_TIMEOUT_MS = 240_000
/** to delete what it has made */
const END_TIMEOUT_MS = 60_000

/** Nothing ended for so long that a test must be in an endless loop; `file`: the one that ran. */
export type Hung = { readonly status: 'hung'; readonly file: string }

type Running = { readonly child: ChildProcess; readonly folder: string; readonly stderr: () => string }

const running = new Set<Running>()
process.once('exit', () => {
  for (const lane of running) signalLane(lane, 'SIGTERM')
})

/** With all it started: PostgreSQL, and a test in an endless loop. */
function signalLane({ child: { pid } }: Running, signal: NodeJS.Signals): void {
  try {
    if (pid) process.kill(-pid, signal)
  } catch {
    // it has ended by itself
  }
}

/** A lane clears up by itself; what is left of it after that is killed. */
async function endLane(lane: Running): Promise<void> {
  const { child, folder } = lane
  const ended = new Promise((resolve) => child.once('exit', resolve))
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGTERM')
    await Promise.race([ended, pause(END_TIMEOUT_MS)])
  }
  signalLane(lane, 'SIGKILL')
  running.delete(lane)
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
}

function startLane(): Running {
  const folder = mkdtempSync(join(testFolder(false), 'mimamori-faults-'))
  const child = fork(PROGRAM, [folder], {
    cwd: ROOT,
    // a group of its own, so that all of it can be killed
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let stderrText = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderrText = (stderrText + text).slice(-4000)
  })
  const lane = { child, folder, stderr: () => stderrText }
  running.add(lane)
  return lane
}

/** Waits for a message of this type. `null`: the lane was quiet for too long, `file` says in which test file. */
function nextMessage<Type extends LaneMessage['type']>(
  { child, stderr }: Running,
  type: Type,
  quietMs: number,
): Promise<(LaneMessage & { readonly type: Type }) | Hung> {
  return new Promise((resolve, reject) => {
    let file = ''
    const quiet = () => finish(() => resolve({ status: 'hung', file }))
    let timer = setTimeout(quiet, quietMs)
    const ended = (code: number | null) => finish(() => reject(new Error(`a lane ended with ${code}: ${stderr()}`)))
    function heard(message: LaneMessage): void {
      if (message.type === type) finish(() => resolve(message as LaneMessage & { readonly type: Type }))
      else if (message.type === 'fault') finish(() => reject(new Error(message.message)))
      else if (message.type === 'alive') {
        file = message.file
        clearTimeout(timer)
        timer = setTimeout(quiet, quietMs)
      }
    }
    function finish(then: () => void): void {
      clearTimeout(timer)
      child.off('message', heard).off('close', ended)
      then()
    }
    child.on('message', heard).once('close', ended)
  })
}

/** A process in which faults are tried one after another. */
export type FaultLane = {
  /** `quietMs`: after which it is ended, when no test ended meanwhile; the next question starts a new one */
  readonly ask: (request: LaneRequest, quietMs: number) => Promise<LaneAnswer | Hung>
  /** as `ask` */
  readonly measure: (request: MeasureRequest, quietMs: number) => Promise<readonly Measured[] | Hung>
  readonly end: () => Promise<void>
}

export function createFaultLane(): FaultLane {
  let lane: Running | null = null
  async function open(): Promise<Running> {
    lane = startLane()
    const ready = await nextMessage(lane, 'ready', START_TIMEOUT_MS)
    if ('status' in ready) throw new Error(`vitest does not start: ${lane.stderr()}`)
    return lane
  }
  async function end(): Promise<void> {
    const ending = lane
    lane = null
    if (ending) await endLane(ending)
  }
  async function exchange<Type extends 'answer' | 'measured'>(
    request: LaneRequest | MeasureRequest,
    type: Type,
    quietMs: number,
  ): Promise<(LaneMessage & { readonly type: Type }) | Hung> {
    try {
      const asked = lane ?? (await open())
      asked.child.send(request)
      const heard = await nextMessage(asked, type, quietMs)
      if ('status' in heard) await end()
      return heard
    } catch (cause) {
      // what it was at is not known: the next question begins anew
      await end()
      throw cause
    }
  }
  return {
    async ask(request, quietMs) {
      const heard = await exchange(request, 'answer', quietMs)
      return 'status' in heard ? heard : heard.answer
    },
    async measure(request, quietMs) {
      const heard = await exchange(request, 'measured', quietMs)
      return 'status' in heard ? heard : heard.files
    },
    end,
  }
}
