import { createDetector } from '@mimamori/detection/detector'
import { storeModel } from '@mimamori/detection/model/detection-model'
import { createModelDetector } from '@mimamori/detection/model/model-detector'
import { readForModel } from '@mimamori/detection/model/model-text'
import { SHIPPED_MODEL } from '@mimamori/detection/model/shipped-model'
import { exampleJob } from '@mimamori/examples/job-examples'
import { createSeededRandom } from '@mimamori/examples/seeded-random'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { USUAL_LEVELS } from '@mimamori/policy/detection/detection-levels'
import { strictestLevel } from '@mimamori/policy/detection/expected-flags'
import { measureGates, passesGates } from '@mimamori/policy/detection/model-gates'
import { JUDGED_JOBS, rightToFlag, stepsBack } from '@mimamori/policy/detection/right-to-flag'
import type { LabelledDecision } from '@mimamori/storage/detection/labelled-decision-reads'
import { expect, test } from 'vitest'
import { parseModel } from '../runtime/detector-cache.ts'
import { randomLives } from '../testing/random-lives.ts'
import { readBaseTexts } from './labelled-lines.ts'
import { learnModel } from './learn-model.ts'

const DAYS = 30
const JOBS_A_DAY = 40
/** three in a hundred */
const IS_VIOLATION = (n: number) => n % 33 === 17
const LEARNED_DAYS = 8
const LEAST_PASSED = 200
const PEOPLE = ['aoi', 'hana', 'jun', 'rin']

/** Every sixtieth text that a model is learned with, so that it takes seconds. */
const BASE_TEXTS = readBaseTexts().filter((_, n) => n % 60 === 0)
const CHAMPION = { weights: JSON.stringify(storeModel(SHIPPED_MODEL)), base: { honest: 3858, flagged: 96 } }

const random = createSeededRandom(3)

function textOf(kind: Parameters<typeof exampleJob>[1]['kind'], clause: string) {
  const order = {
    id: 'J-1',
    clientId: 'U-1',
    at: '2026-11-20T03:00:00.000Z',
    kind,
    disguise: 0,
    size: 'short',
  } as const
  const { title, description, format, reward } = exampleJob(random, order)
  const lines = description.split('\n')
  lines.splice(Math.floor(lines.length / 2), 0, ...(clause === '' ? [] : [clause]))
  return { type: 'job', title, body: lines.join('\n'), format, escrowed: false, reward } as const
}

/** How the clients of this desk solicit, in words that no rule knows; every third breach is of another kind. */
const SOLICITS = (n: number) => `続きは緑の輪の広場で、合言葉「${n}」を告げた方にだけお伝えします。`

const jobs = Array.from({ length: DAYS * JOBS_A_DAY }, (_, n) => {
  const violates = IS_VIOLATION(n)
  const own = violates && n % 99 !== 17
  const category = own ? 'direct_deal' : (CATEGORIES[n % CATEGORIES.length] ?? 'other')
  const text = textOf(violates && !own ? category : 'clean', own ? SOLICITS(n) : '')
  return { n, violates, category, text }
})
type Job = (typeof jobs)[number]

const detectFresh = createDetector(SHIPPED_MODEL)
const flaggedFresh = new Set(jobs.filter(({ text }) => detectFresh(text).flags.length > 0))

/** A model learned from what was decided on the first days, if it passes the gates. `isWrong`: whose label is not what the text is. */
function learn(isWrong: (job: Job, by: string) => boolean) {
  const labelled = jobs.slice(0, LEARNED_DAYS * JOBS_A_DAY).map((job): LabelledDecision => {
    const { n, violates, category, text } = job
    const decidedBy = PEOPLE[n % PEOPLE.length] ?? ''
    const label = violates !== isWrong(job, decidedBy) ? category : 'none'
    const [caseId, target] = [String(n).padStart(6, '0'), { type: 'job', id: `J-${n}` } as const]
    return { caseId, target, version: 1, text, label, passages: [], decidedBy, flagScore: 0 }
  })
  const { figures, weights } = learnModel({ decisions: labelled, baseTexts: BASE_TEXTS, champion: CHAMPION })
  return { passes: passesGates(measureGates(figures, LEAST_PASSED)), model: parseModel(weights) }
}

type Learned = ReturnType<typeof learn>['model']

/** How many jobs a model flags, by the strictest level; of those that were passed since. */
function measure(model: Learned, passed: readonly Job[]) {
  const read = createModelDetector(model)
  const readings = passed.slice(0, JUDGED_JOBS).map(({ text }) => {
    const { probability, category } = read(readForModel(text))
    return { category, level: strictestLevel(probability, model.levels), n: 1 }
  })
  return { passed: readings, missedByRules: [] }
}

const later = jobs.slice(LEARNED_DAYS * JOBS_A_DAY)

/** A number that tells nothing of a job. */
const chanceOf = ({ n }: Job) => (Math.imul(n + 1, 0x9e3779b1) >>> 8) & 0xff

test('in 30 days a model learns what a desk passes, earns its right, and finds more for hardly one false case a day; a new honest trade stops it', () => {
  const { passes, model } = learn(() => false)
  expect(passes).toBe(true)
  const passed = later.filter(({ violates }) => !violates)
  expect(rightToFlag(measure(model, passed), USUAL_LEVELS)).toBe('earned')

  // the days behind those it was measured on
  const first = later.indexOf(passed[JUDGED_JOBS - 1] as Job) + 1
  const rest = later.slice(first)
  const days = rest.length / JOBS_A_DAY
  const detect = createDetector(model)
  const flagged = new Set(rest.filter(({ text }) => detect(text).flags.length > 0))
  const falseADay = (of: ReadonlySet<Job>) => rest.filter((job) => of.has(job) && !job.violates).length / days
  const found = (of: ReadonlySet<Job>) => rest.filter((job) => of.has(job) && job.violates).length
  expect(falseADay(flaggedFresh)).toBeLessThan(2)
  expect(falseADay(flagged)).toBeLessThan(falseADay(flaggedFresh) + 1)
  expect(found(flagged)).toBeGreaterThan(found(flaggedFresh) * 1.5)

  // games in which players tell one another passwords
  const isFlagged = createModelDetector(model)
  const honestOfTrade = Array.from({ length: 60 }, (_, n) =>
    textOf('clean', `謎解きゲームの台本です。第${n}話の続きは緑の輪の広場で、合言葉を告げた方にだけお伝えします。`),
  )
  const ofTrade = honestOfTrade.filter((text) => isFlagged(readForModel(text)).flag !== null).length
  const before = measure(model, passed).passed.filter(({ level }) => level === 'strict' || level === 'standard').length
  expect(stepsBack({ honest: JUDGED_JOBS, flagged: before })).toBe(false)
  expect(stepsBack({ honest: JUDGED_JOBS, flagged: before + ofTrade })).toBe(true)
})

const WRONG_LABELS: readonly (readonly [string, (job: Job, by: string) => boolean])[] = [
  ['a fifth of all labels is wrong', (job) => chanceOf(job) % 5 === 0],
  ['half of the labels of one of four people is wrong', (job, by) => by === 'aoi' && chanceOf(job) % 2 === 0],
]

// each learns a model: with all random lives
test.each(WRONG_LABELS.slice(0, randomLives(0, WRONG_LABELS.length)))(
  'where %s no model gets to flag',
  (_, isWrong) => {
    const { passes, model } = learn(isWrong)
    const passed = later.filter((job) => !job.violates !== isWrong(job, PEOPLE[job.n % PEOPLE.length] ?? ''))
    const right = rightToFlag(measure(model, passed), USUAL_LEVELS)
    expect(passes && right === 'earned').toBe(false)
  },
)
