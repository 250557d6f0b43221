import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { delimiter } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { BIN, ROOT } from './repository-paths.mjs'

/** @typedef {{ code: number, output: string, seconds: number }} ProcessResult */

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

/**
 * Start a program in a process group of its own, so that a signal reaches what it starts in turn, and once only.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, stdio?: import('node:child_process').StdioOptions }} [options]
 */
export function startProcess(command, args, { env = process.env, stdio = 'pipe' } = {}) {
  const child = spawn(command, args, { cwd: ROOT, env, stdio, detached: true })
  running.add(child)
  child.once('close', () => running.delete(child))
  child.once('error', () => running.delete(child))
  return child
}

/** Pass a signal on to everything that still runs. @param {NodeJS.Signals} signal */
export function forwardSignal(signal) {
  for (const child of running) {
    try {
      if (child.pid) process.kill(-child.pid, signal)
    } catch {
      // it ended in between
    }
  }
}

/**
 * Run a program to its end.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, onLine?: (line: string) => boolean }} [options] `onLine`: is told each line of stdout as it comes;
 * those it answers `false` for are left out of the output
 * @returns {Promise<ProcessResult>} `code` is 127 when it could not be started, 128 + n after a signal
 */
export function runProcess(command, args, { env, onLine = () => true } = {}) {
  const from = performance.now()
  const child = startProcess(command, args, { env: env ?? process.env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const lines = createInterface({ input: child.stdout ?? Readable.from([]) }).on('line', (line) => {
    if (onLine(line)) output += `${line}\n`
  })
  const read = once(lines, 'close')
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    output += text
  })
  return new Promise((resolve) => {
    const end = (/** @type {number} */ code) => resolve({ code, output, seconds: (performance.now() - from) / 1000 })
    child.once('error', (error) => {
      output += error.message
      end(127)
    })
    child.once('close', async (code, signal) => {
      await read
      end(code ?? (signal === 'SIGINT' ? 130 : 143))
    })
  })
}

/** The environment of our tools: installed programs first, then pnpm. @param {string | null} pnpmFolder */
export function toolEnvironment(pnpmFolder) {
  const path = [BIN, pnpmFolder, process.env.PATH].filter(Boolean).join(delimiter)
  return { ...process.env, PATH: path, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' }
}
