import { setTimeout as pause } from 'node:timers/promises'
import { type Figure, latencyPercentiles, medianOf, percentilesOf, roundTo } from './bench-figures.ts'
import type { FilledDesks } from './filled-desks.ts'
import type { MixedLoad } from './mixed-load.ts'

const PAIRS = 5
const WITHOUT_SECONDS = 15

/**
 * N31: what requests at half of the load that a desk can bear take while something is worked out in it, beside the same without, in pairs.
 * `work` does it once and answers what is told of it; `doing` says what, as in "while a model is learned".
 */
export async function measureBesideWork(
  { engine }: FilledDesks,
  load: MixedLoad,
  { doing, work }: { readonly doing: string; readonly work: () => Promise<Readonly<Record<string, string | number>>> },
): Promise<Figure[]> {
  const told: Readonly<Record<string, string | number>>[] = []
  const timed = async () => {
    const from = performance.now()
    const more = await work()
    told.push({ seconds: roundTo((performance.now() - from) / 1000, 1), ...more })
  }
  const rate = (await load.measureRate()) / 2
  const measureWithout = () => load.offer(rate, pause(WITHOUT_SECONDS * 1000))
  async function measureDuring(): Promise<number[]> {
    const working = timed()
    const latencies = await load.offer(rate, working)
    await working
    return latencies
  }
  const pairs: { readonly without: number[]; readonly during: number[] }[] = []
  for (let pair = 0; pair < PAIRS; pair++) {
    const before = pair % 2 === 0 ? await measureWithout() : null
    const during = await measureDuring()
    pairs.push({ without: before ?? (await measureWithout()), during })
  }
  const ratios = pairs.map(({ without, during }) => percentilesOf(during).p95 / percentilesOf(without).p95)
  const of = { id: 'N31', engine, rate: Math.round(rate) } as const
  const figureOf = (name: string, latencies: readonly number[]): Figure => {
    const spread = latencyPercentiles(latencies)
    return { ...of, name, value: spread.p95_ms, unit: 'ms', n: latencies.length, ...spread }
  }
  const name = 'requests at half load, p95'
  const names = [...new Set(told.flatMap((each) => Object.keys(each)))]
  return [
    figureOf(
      `${name}, before ${doing}`,
      pairs.flatMap(({ without }) => without),
    ),
    figureOf(
      `${name}, while ${doing}`,
      pairs.flatMap(({ during }) => during),
    ),
    {
      ...of,
      name: `${name}, while ${doing}, of its own without`,
      value: roundTo(medianOf(ratios)),
      unit: '×',
      n: PAIRS,
      ratios: ratios.map((ratio) => roundTo(ratio)).join(' '),
      pairs: pairs.map((pair) => `${percentilesOf(pair.during).p95}/${percentilesOf(pair.without).p95}`).join(' '),
      ...Object.fromEntries(names.map((each) => [each, told.map((line) => line[each]).join(' ')])),
    },
  ]
}
