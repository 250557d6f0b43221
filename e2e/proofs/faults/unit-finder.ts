import type { PlantedFault } from '../planted-faults.ts'
import { createFaultLane, type FaultLane, type Hung } from './fault-lane.ts'
import type { LaneAnswer, LaneRequest, Project } from './lane-messages.ts'
import { FailsWithoutFault, type Verdict } from './verdicts.ts'

/** what goes through the database is tested on both engines */
const ON_BOTH_ENGINES = /^(?:apps\/bff|packages\/storage)\//
const MIN_TEST_TIMEOUT_MS = 20_000
const MIN_QUIET_MS = 60_000
/** with a fault a test may take so much longer than without */
const SLOWER = 10
/** of tests that were not measured first */
const ANY_TEST_TIMEOUT_MS = 240_000

type Limits = { readonly testTimeoutMs: number; readonly quietMs: number }
const ANY_LIMITS: Limits = { testTimeoutMs: ANY_TEST_TIMEOUT_MS, quietMs: 2 * ANY_TEST_TIMEOUT_MS }

/** Of test files by project, see `limitKey`; `null`: the project does not have it. */
export type KnownLimits = Map<string, Limits | null>
const limitKey = (test: string, project: Project): string => `${project} ${test}`

const limitsFor = (longestMs: number, ms: number): Limits => ({
  testTimeoutMs: MIN_TEST_TIMEOUT_MS + SLOWER * longestMs,
  quietMs: MIN_QUIET_MS + SLOWER * ms,
})

/** Tries faults by unit tests. */
export type UnitFinder = {
  /** Learns what these test files take, all in one process; each that fails is tried again alone when its first fault is. */
  readonly measure: (tests: readonly string[]) => Promise<void>
  readonly tryFault: (fault: PlantedFault) => Promise<Verdict>
  readonly end: () => Promise<void>
}

const projectsFor = (test: string): readonly Project[] =>
  ON_BOTH_ENGINES.test(test) ? ['sqlite', 'postgres'] : ['plain']

function inWords(answer: LaneAnswer | Hung): string {
  if (answer.status === 'hung') return 'an endless loop'
  return answer.status === 'failed' ? answer.title : JSON.stringify(answer)
}

const onEngine = (title: string, project: Project): string =>
  project === 'postgres' ? `${title} (on PostgreSQL)` : title

type Found = (LaneAnswer & { readonly status: 'failed' }) | Hung

export function createUnitFinder(limits: KnownLimits): UnitFinder {
  const lane = createFaultLane()

  /** The test file passes on code without a fault, and in what time. Throws when it does not. */
  async function tryClean(test: string, project: Project, within = ANY_LIMITS): Promise<Limits | null> {
    const { testTimeoutMs, quietMs } = within
    const started = performance.now()
    const answer = await lane.ask(
      { type: 'try', swap: null, project, tests: [test], setups: 'clean', testTimeoutMs },
      quietMs,
    )
    if (answer.status === 'absent') return null
    if (answer.status !== 'passed') throw new FailsWithoutFault(`${test}: ${inWords(answer)}`)
    return limitsFor(answer.longestMs, performance.now() - started)
  }

  async function limitsOf(test: string, project: Project): Promise<Limits | null> {
    const key = limitKey(test, project)
    if (!limits.has(key)) limits.set(key, await tryClean(test, project))
    return limits.get(key) ?? null
  }

  async function verdictOn(found: Found, { tests, project }: LaneRequest, within: Limits): Promise<Verdict> {
    const endless = found.status === 'hung' || found.timedOut
    // the same without the fault: that passes, and it was not the machine
    if (found.file && (endless || tests === 'near')) await tryClean(found.file, project, within)
    return { status: 'found', test: found.file, title: onEngine(inWords(found), project), endless }
  }

  async function ask(by: FaultLane, request: LaneRequest, within: Limits): Promise<Verdict | 'unseen' | 'unloaded'> {
    const answer = await by.ask(request, within.quietMs)
    if (answer.status === 'absent') return 'unloaded'
    if (answer.status === 'passed') return answer.planted ? 'unseen' : 'unloaded'
    if (answer.status === 'broken') return { status: 'broken', message: answer.message }
    return await verdictOn(answer, request, within)
  }

  async function tryIn(fault: PlantedFault, project: Project, setups: LaneRequest['setups']) {
    const within = fault.test ? await limitsOf(fault.test, project) : ANY_LIMITS
    if (!within) return 'unloaded'
    const { file, from, to, test } = fault
    const tests = test ? [test] : ('near' as const)
    const by = setups === 'faulty' ? createFaultLane() : lane
    try {
      const { testTimeoutMs } = within
      return await ask(by, { type: 'try', swap: { file, from, to }, project, tests, setups, testTimeoutMs }, within)
    } finally {
      if (by !== lane) await by.end()
    }
  }

  return {
    async measure(tests) {
      for (const [project, those] of Map.groupBy(tests, (test) => projectsFor(test)[0] ?? 'plain')) {
        const request = { type: 'measure', project, tests: those, testTimeoutMs: ANY_LIMITS.testTimeoutMs } as const
        const measured = await lane.measure(request, ANY_LIMITS.quietMs)
        if ('status' in measured) continue
        for (const { file, failure, longestMs, ms } of measured)
          if (!failure) limits.set(limitKey(file, project), limitsFor(longestMs, ms))
      }
    },
    async tryFault(fault) {
      const projects = fault.test ? projectsFor(fault.test) : (['plain', 'sqlite', 'postgres'] as const)
      let loaded = false
      for (const setups of ['clean', 'faulty'] as const) {
        for (const project of projects) {
          // no setup of these, and of all tests once is enough
          if (setups === 'faulty' && (project === 'plain' || !fault.test)) continue
          const verdict = await tryIn(fault, project, setups)
          if (typeof verdict === 'object') return verdict
          if (verdict === 'unseen') loaded = true
        }
      }
      return { status: 'survived', loaded }
    },
    end: lane.end,
  }
}
