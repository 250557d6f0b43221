import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Environment } from './server-processes.ts'

/** Runs before the program: what `Date` says is moved by the milliseconds in a file, and no other clock is. */
const PRELOAD_SOURCE = `
import { readFileSync } from 'node:fs'
const file = process.env.MOVED_WALL
const Real = Date
const now = () => Real.now() + Number(readFileSync(file, 'utf8'))
globalThis.Date = class Date extends Real {
  constructor(...given) { given.length === 0 ? super(now()) : super(...given) }
  static now() { return now() }
}`

export type FakeWallClock = {
  /** for the processes whose wall clock it is */
  readonly environment: Environment
  /** set their wall clock so far from the right time */
  readonly setTo: (milliseconds: number) => void
}

let made = 0

/** A wall clock that can be set while programs run by it, which an operator does by `date` or a broken time service. */
export function createFakeWallClock(): FakeWallClock {
  const file = join(tmpdir(), `mimamori-wall-${process.pid}-${++made}`)
  const setTo = (milliseconds: number) => writeFileSync(file, String(milliseconds))
  setTo(0)
  const preload = `data:text/javascript,${encodeURIComponent(PRELOAD_SOURCE)}`
  return { environment: { NODE_OPTIONS: `--import=${preload}`, MOVED_WALL: file }, setTo }
}
