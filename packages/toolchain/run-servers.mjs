import { forwardSignal } from './child-processes.mjs'
import { onStop } from './stop-signals.mjs'

/** @typedef {import('./start-server.mjs').Server} Server */

const STOP_TIMEOUT_SECONDS = 10

let stopping = false

/** Has a signal asked for the end? @returns {boolean} */
export const isStopping = () => stopping

const killAfterTimeout = () => setTimeout(() => forwardSignal('SIGKILL'), STOP_TIMEOUT_SECONDS * 1000).unref()

/**
 * Run a program of servers: a signal is passed on to them, and what is left after ten seconds is killed. Sets the exit code;
 * an error is one line, and none once a signal has come.
 * @param {() => Promise<number>} main answers the exit code
 */
export async function runUntilStopped(main) {
  onStop((signal) => {
    stopping = true
    forwardSignal(signal === 'SIGHUP' ? 'SIGTERM' : signal)
    killAfterTimeout()
  })
  try {
    process.exitCode = await main()
  } catch (error) {
    if (!stopping) console.error(error instanceof Error ? error.message : error)
    process.exitCode = stopping ? 0 : 1
  }
}

/**
 * They belong together: when one ends, the others are asked to.
 * @param {Server[]} servers
 * @returns {Promise<number>} exit code: what ended unasked is a failure
 */
export async function waitForAll(servers) {
  const first = await Promise.race(servers.map((server) => server.ended))
  const unasked = !stopping
  if (unasked) forwardSignal('SIGTERM')
  killAfterTimeout()
  const codes = await Promise.all(servers.map((server) => server.ended))
  return unasked ? first || 1 : Math.max(...codes)
}
