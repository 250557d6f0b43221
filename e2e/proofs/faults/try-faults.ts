import { availableParallelism } from 'node:os'
import { stripVTControlCharacters } from 'node:util'
import type { PlantedFault } from '../planted-faults.ts'
import { createJourneyFinder, type JourneyFinder } from './journey-finder.ts'
import { createUnitFinder, type KnownLimits, type UnitFinder } from './unit-finder.ts'
import { FailsWithoutFault, type Tried, type Verdict } from './verdicts.ts'

const MAX_LANES = 4
const SAY_EVERY_MS = 15_000

const isJourney = (test: string | undefined): boolean => test?.endsWith('.spec.ts') ?? false

/** Those that one test finds are tried in one lane, which has read it; the most first, so that no lane is alone at the end. */
function groups(faults: readonly PlantedFault[]): PlantedFault[][] {
  const byTest = Map.groupBy(faults, ({ test, file }) => test ?? file)
  return [...byTest.values()].sort((one, other) => other.length - one.length)
}

async function verdictOf(finder: UnitFinder | JourneyFinder, fault: PlantedFault): Promise<Verdict> {
  try {
    return await finder.tryFault(fault)
  } catch (cause) {
    const text = stripVTControlCharacters(cause instanceof Error ? cause.message : String(cause))
    const message = text.replace(/\s+/g, ' ').slice(0, 200)
    const failsAnyway = cause instanceof FailsWithoutFault
    return { status: 'broken', message: failsAnyway ? `its test fails without it, ${message}` : message }
  }
}

/**
 * Plants each fault, alone, in what the tests load, and says which test fails. `say` hears now and then how far it is.
 */
export async function tryFaults(
  faults: readonly PlantedFault[],
  say: (line: string) => void = () => undefined,
): Promise<Tried[]> {
  const waiting = groups(faults)
  const verdicts = new Map<PlantedFault, Verdict>()
  const started = performance.now()
  let said = started

  function note(fault: PlantedFault, verdict: Verdict): void {
    verdicts.set(fault, verdict)
    if (performance.now() - said < SAY_EVERY_MS) return
    said = performance.now()
    const unfound = [...verdicts.values()].filter(({ status }) => status !== 'found').length
    const seconds = Math.round((said - started) / 1000)
    say(`${verdicts.size} of ${faults.length} faults tried in ${seconds} s, ${unfound} not found`)
  }

  const lanes = Math.min(availableParallelism(), MAX_LANES, waiting.length)
  const limits: KnownLimits = new Map()
  const unitTests = [...new Set(faults.flatMap(({ test }) => (test && !isJourney(test) ? [test] : [])))].sort()

  async function work(lane: number): Promise<void> {
    const units = createUnitFinder(limits)
    const journeys = createJourneyFinder()
    try {
      await units.measure(unitTests.filter((_, n) => n % lanes === lane))
      for (let group = waiting.shift(); group; group = waiting.shift()) {
        for (const fault of group) note(fault, await verdictOf(isJourney(fault.test) ? journeys : units, fault))
      }
    } finally {
      await units.end()
      journeys.end()
    }
  }

  await Promise.all(Array.from({ length: lanes }, (_, lane) => work(lane)))
  return faults.flatMap((fault) => {
    const verdict = verdicts.get(fault)
    return verdict ? [{ fault, verdict }] : []
  })
}
