/**
 * Loaded into a desk by `--import`: notes each time the job named in JOB_STEP ran, in the file in JOB_STEP_TIMES, a line of JSON each: how many milliseconds it
 * took, and how much it did.
 */
import { subscribe } from 'node:diagnostics_channel'
import { appendFileSync } from 'node:fs'

const { JOB_STEP: watched = '', JOB_STEP_TIMES: file = '' } = process.env

subscribe('mimamori.job-step', (message) => {
  const { step, ms, done } = message as { step: string; ms: number; done: number }
  if (step === watched) appendFileSync(file, `${JSON.stringify({ ms, done })}\n`)
})
