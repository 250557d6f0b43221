/**
 * Loaded into a desk by `--import`: on SIGUSR2 it writes the longest pause of the event loop since the last time, in
 * milliseconds, to the file in EVENT_LOOP_PAUSES.
 */
import { renameSync, writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'

const RESOLUTION_MS = 1
const NANOSECONDS = 1e6
const file = process.env.EVENT_LOOP_PAUSES ?? ''
const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
delays.enable()

process.on('SIGUSR2', () => {
  writeFileSync(`${file}.next`, String(delays.max / NANOSECONDS))
  renameSync(`${file}.next`, file)
  delays.reset()
})
