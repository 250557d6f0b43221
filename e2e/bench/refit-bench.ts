import { setTimeout as pause } from 'node:timers/promises'
import { type Figure, latencyPercentiles, medianOf, percentilesOf, roundTo, type Scale } from './bench-figures.ts'
import { startFilledDesks } from './filled-desks.ts'
import { openMixedLoad } from './mixed-load.ts'

/** a larger desk gives a refit no more to learn that would be learned from */
const CASE_COUNT = 20_000
const PAIRS = 5
const WITHOUT_SECONDS = 15

/** N31: what requests at half of the load that a desk can bear take while a model is learned in it, beside the same without. */
export async function benchRefit({ cases }: Scale): Promise<Figure[]> {
  const filled = await startFilledDesks({ cases: Math.min(CASE_COUNT, cases) })
  const load = await openMixedLoad(filled)
  try {
    const refit = async () => {
      const from = performance.now()
      const { outcome } = JSON.parse(await filled.first.ask('model refit', {})) as { readonly outcome: string }
      return { seconds: (performance.now() - from) / 1000, outcome }
    }
    // the texts that arrive are read by a challenger, too, in every run
    const first = await refit()
    const rate = (await load.measureRate()) / 2
    const measureWithout = () => load.offer(rate, pause(WITHOUT_SECONDS * 1000))
    const refits = [first]
    async function measureWith(): Promise<number[]> {
      const learning = refit()
      const latencies = await load.offer(rate, learning)
      refits.push(await learning)
      return latencies
    }
    const pairs: { readonly without: number[]; readonly during: number[] }[] = []
    for (let pair = 0; pair < PAIRS; pair++) {
      const before = pair % 2 === 0 ? await measureWithout() : null
      const during = await measureWith()
      pairs.push({ without: before ?? (await measureWithout()), during })
    }
    const ratios = pairs.map(({ without, during }) => percentilesOf(during).p95 / percentilesOf(without).p95)
    const of = { id: 'N31', engine: filled.engine, rate: Math.round(rate) } as const
    const figureOf = (name: string, latencies: readonly number[]): Figure => {
      const spread = latencyPercentiles(latencies)
      return { ...of, name, value: spread.p95_ms, unit: 'ms', n: latencies.length, ...spread }
    }
    const name = 'requests at half load, p95'
    return [
      figureOf(
        name,
        pairs.flatMap(({ without }) => without),
      ),
      figureOf(
        `${name}, while a model is learned`,
        pairs.flatMap(({ during }) => during),
      ),
      {
        ...of,
        name: `${name}, while a model is learned, of its own without`,
        value: roundTo(medianOf(ratios)),
        unit: '×',
        n: PAIRS,
        ratios: ratios.map((ratio) => roundTo(ratio)).join(' '),
        pairs: pairs.map((pair) => `${percentilesOf(pair.during).p95}/${percentilesOf(pair.without).p95}`).join(' '),
        refit_s: refits.map(({ seconds }) => roundTo(seconds, 1)).join(' '),
        outcomes: refits.map(({ outcome }) => outcome).join(' '),
      },
    ]
  } finally {
    await load.close()
    await filled.discard()
  }
}
