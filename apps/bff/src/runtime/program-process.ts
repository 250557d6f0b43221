import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { text } from 'node:stream/consumers'

/** How a process ended: its exit code, or the signal that ended it, and what it wrote. */
export type ProgramEnd = {
  readonly code: number | null
  readonly signal: string | null
  readonly output: string
  readonly errors: string
}

/** `heapMb`: most of what JavaScript holds, in megabytes; `input`: what the program reads from its standard input. */
export type ProgramOptions = {
  readonly args?: readonly string[]
  readonly heapMb?: number
  readonly input?: string
}

const EDGE_OF_MEMORY = '1000'

/** Requests come first, and where a machine has no memory left, this process goes and the desk stays. */
function stepBehindDesk(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
    if (process.platform === 'linux') writeFileSync(`/proc/${pid}/oom_score_adj`, EDGE_OF_MEMORY)
  } catch {
    // it has ended already, or the system does not let it: it runs all the same
  }
}

/** the young generation of V8 grows to many times of what heavy work needs of it */
const YOUNG_GENERATION_MB = 4

/**
 * Runs heavy work beside the desk, in a process of its own: a built file or a source file of the desk. At a lower priority than
 * requests, and the first to go where memory ends. `kill()` ends it at once. `ended` never rejects: a process that could not be started has neither code nor signal.
 */
export function runProgram(
  program: string,
  { args = [], heapMb, input }: ProgramOptions,
): { readonly ended: Promise<ProgramEnd>; readonly kill: () => void } {
  const limits =
    heapMb === undefined ? [] : [`--max-old-space-size=${heapMb}`, `--max-semi-space-size=${YOUNG_GENERATION_MB}`]
  const child = spawn(process.execPath, [...limits, program, ...args], { stdio: ['pipe', 'pipe', 'pipe'] })
  if (child.pid !== undefined) stepBehindDesk(child.pid)
  // what is written to a process that has ended is lost
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const closed = new Promise<Pick<ProgramEnd, 'code' | 'signal'>>((resolve) => {
    child.once('error', () => resolve({ code: null, signal: null }))
    child.once('close', (code, signal) => resolve({ code, signal }))
  })
  const ended = Promise.all([closed, text(child.stdout), text(child.stderr)]).then(([end, output, errors]) => ({
    ...end,
    output,
    errors,
  }))
  return { ended, kill: () => void child.kill('SIGKILL') }
}

/** Why a process did not end well, in one line. */
export const endedBy = ({ code, signal, errors }: ProgramEnd): string =>
  signal === null ? errors.trim().split('\n').at(-1) || `it ended with ${code}` : `it was ended by ${signal}`
