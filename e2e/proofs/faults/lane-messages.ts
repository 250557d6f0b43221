import type { Swap } from './planted-fault-plugin.ts'

/** `plain`: tests that know no database; the others run on the engine of this name. */
export type Project = 'plain' | 'sqlite' | 'postgres'

/** What a lane is asked: with this fault, or with none, which test fails first? */
export type LaneRequest = {
  readonly type: 'try'
  readonly swap: Swap | null
  readonly project: Project
  /** `near`: all test files that load the faulty file, the nearest first */
  readonly tests: readonly string[] | 'near'
  /** `faulty`: in a lane that has tried nothing yet, what is made once for all tests is made by the faulty code, too */
  readonly setups: 'clean' | 'faulty'
  /** after which a test that waits has failed */
  readonly testTimeoutMs: number
}

/** What became of it. `file` is the test file. */
export type LaneAnswer =
  | { readonly status: 'passed'; readonly planted: boolean; readonly tests: number; readonly longestMs: number }
  | {
      readonly status: 'failed'
      readonly planted: boolean
      readonly file: string
      readonly title: string
      readonly timedOut: boolean
    }
  /** the project has no such tests */
  | { readonly status: 'absent' }
  /** the test file does not even start */
  | { readonly status: 'broken'; readonly message: string }

/** What a lane is asked before it tries faults: how long do these test files take, and what of them fails without one? */
export type MeasureRequest = Omit<LaneRequest, 'type' | 'swap' | 'tests' | 'setups'> & {
  readonly type: 'measure'
  readonly tests: readonly string[]
}

/** A test file without a fault. `failure`: which of its tests fails, `null`: none; `longestMs` is that of a test. */
export type Measured = {
  readonly file: string
  readonly failure: string | null
  readonly ms: number
  readonly longestMs: number
}

export type LaneMessage =
  | { readonly type: 'measured'; readonly files: readonly Measured[] }
  | { readonly type: 'ready' }
  /** a test file began or a test ended: the lane is not stuck */
  | { readonly type: 'alive'; readonly file: string }
  | { readonly type: 'answer'; readonly answer: LaneAnswer }
  | { readonly type: 'fault'; readonly message: string }
