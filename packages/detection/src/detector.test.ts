import { describe, expect, test } from 'vitest'
import { createDetector, detect as detectWithModel } from './detector.ts'
import { toScannable } from './examples/rule-example.ts'
import { ANY, type DetectionModel, OUTPUTS } from './model/detection-model.ts'
import { SHIPPED_MODEL } from './model/shipped-model.ts'
import { detectByRules as detect } from './rule-detector.ts'

const cuts = (title: string, body: string, rule: string) =>
  (detect({ ...toScannable(body), title }).find((flag) => flag.rule === rule)?.spans ?? []).map(
    ({ field, start, end }) => `${field}: ${(field === 'title' ? title : body).slice(start, end)}`,
  )

test('a LINE contact spaced out letter by letter marks the clause it stands in, as it was written', () => {
  expect(cuts('', '詳細は「Ｌ I・N Ｅ」で連絡ください。', 'direct_deal.chat_contact')).toEqual([
    'body: 詳細は「Ｌ I・N Ｅ」で連絡ください',
  ])
})

test('a title and a body each get their own spans, the body first', () => {
  expect(cuts('ラインで連絡', 'LINEで連絡。またはLINEのIDを。', 'direct_deal.chat_contact')).toEqual([
    'body: LINEで連絡',
    'body: またはLINEのIDを',
    'title: ラインで連絡',
  ])
})

test('a phone number written in kanji is found whole', () => {
  expect(cuts('', '番号は〇九〇‐一二三四‐五六七八です', 'direct_deal.phone_number')).toEqual([
    'body: 番号は〇九〇‐一二三四‐五六七八です',
  ])
})

test('after escrow a LINE contact is no breach in the project format, and stays one in a task', () => {
  const message = { ...toScannable('LINEで連絡しましょう'), type: 'message', escrowed: true } as const
  expect(detect({ ...message, format: 'project' })).toEqual([])
  expect(detect({ ...message, format: 'task' })).toHaveLength(1)
})

test('escrow excuses contact, never payment outside', () => {
  const message = { ...toScannable('報酬は銀行口座へ直接振り込みます'), type: 'message', escrowed: true } as const
  expect(detect(message).map(({ rule }) => rule)).toContain('direct_deal.direct_payment')
})

test('a lure is not excused by forbidding the messages of the site', () => {
  const rules = detect(toScannable('サイト内での連絡は禁止されているのでLINEで連絡ください')).map(({ rule }) => rule)
  expect(rules).toContain('direct_deal.chat_contact')
})

test('what one sentence forbids excuses nothing in the next', () => {
  const rulesOf = (body: string) => detect(toScannable(body)).map(({ rule }) => rule)
  expect(rulesOf('禁止事項: LINEで連絡。')).not.toContain('direct_deal.chat_contact')
  for (const end of ['。', '!', '?', '\n'])
    expect(rulesOf(`禁止事項をお読みください${end}LINEで連絡ください。`)).toContain('direct_deal.chat_contact')
})

test('an invitation in the form of a question is not taken for a denial', () => {
  expect(detect(toScannable('LINEを交換しませんか')).map(({ rule }) => rule)).toContain('direct_deal.chat_contact')
})

test('a rejection alone is harmless, and a lure once it leads to the parent company', () => {
  const rejection = '今回は採用を見送りとさせていただきます。'
  expect(detect(toScannable(rejection))).toEqual([])
  const categories = detect(toScannable(`${rejection}親会社のお仕事をご案内します。 https://example.com/a`)).map(
    ({ category }) => category,
  )
  expect(new Set(categories)).toEqual(new Set(['mlm']))
})

describe('a flag weighs', () => {
  const scoreOf = (body: string) =>
    detect(toScannable(body)).find(({ rule }) => rule === 'direct_deal.chat_contact')?.score ?? 0
  const once = scoreOf('LINEで連絡ください。')

  test.each([
    [1, 0],
    [2, 0.02],
    [3, 0.04],
    [4, 0.06],
    [5, 0.06],
    [9, 0.06],
  ])('with %i places so much more than with one: %d', (places, more) => {
    expect(scoreOf('LINEで連絡ください。'.repeat(places)) - once).toBeCloseTo(more, 10)
  })

  test('more with graver words', () => {
    expect(scoreOf('簡単なお仕事です。LINEで連絡ください。')).toBeGreaterThan(once)
  })

  test('never as much as what is certain', () => {
    const all = '副業です。LINEで連絡ください。LINEのIDを教えて。LINE追加。LINEで相談。ID:abcd1234。'.repeat(3)
    expect(scoreOf(all)).toBe(0.99)
  })
})

test('flags come highest score first, with two decimals, one per rule', () => {
  const flags = detect(
    toScannable('LINEで連絡ください。テストライティングは無償です。090-1234-5678。成果報酬のみです。'),
  )
  const scores = flags.map(({ score }) => score)
  expect(scores).toEqual(scores.toSorted((a, b) => b - a))
  expect(scores.every((score) => Math.round(score * 100) / 100 === score)).toBe(true)
  expect(new Set(flags.map(({ rule }) => rule)).size).toBe(flags.length)
})

test('an empty text has no flags', () => {
  expect(detect(toScannable(''))).toEqual([])
})

test('the rules alone read a text without a model, and say so', () => {
  const suspicion = createDetector(null)(toScannable('LINEで連絡ください。'))
  expect(suspicion.flags).toEqual(detect(toScannable('LINEで連絡ください。')))
  expect(suspicion).toMatchObject({ probability: null, model: null })
})

/** A model that gives every text one probability: the words weigh nothing. */
function modelOf(score: number, threshold = 0.5): DetectionModel {
  const level = { threshold, recall: 0, falseFlags: 0 }
  return {
    version: '0',
    bits: 4,
    weights: new Int8Array(OUTPUTS << 4),
    units: Array.from({ length: OUTPUTS }, () => 1),
    bias: Array.from({ length: OUTPUTS }, (_, output) => (output === ANY ? score : 0)),
    calibration: { slope: 1, offset: 0 },
    levels: { strict: level, standard: level, wide: level, widest: level },
    terms: [],
  }
}
const UNSURE = 'Chatworkで連絡ください。'
const rulesHeard = (score: number, example: Parameters<typeof toScannable>[0] = UNSURE) =>
  createDetector(modelOf(score))(toScannable(example)).flags.map(({ rule }) => rule)

test('no model silences a rule, however sure it is that a text is honest', () => {
  expect(rulesHeard(-9)).toEqual(['direct_deal.business_chat'])
})

test('a model that has seen no post of the desk flags a job alone only above a high probability, at whatever level', () => {
  const flagged = (score: number, type: 'job' | 'message' | 'proposal') =>
    createDetector(
      { ...modelOf(score), flagsJobsFrom: 0.99 },
      { desk: 'widest', categories: {} },
    )({
      ...toScannable('会社案内のパンフレットをデザインしてください。'),
      type,
    }).flags.length > 0
  // 0.982 and 0.993
  expect([flagged(4, 'job'), flagged(5, 'job')]).toEqual([false, true])
})

test('the shipped model flags messages and proposals at its narrowest level', () => {
  expect(SHIPPED_MODEL.flagsMessagesFrom).toBe(SHIPPED_MODEL.levels.strict.threshold)
})

test('such a model flags other texts, which nobody sees unless they are flagged, from a probability of their own', () => {
  const flagged = (score: number, type: 'message' | 'proposal') =>
    createDetector(
      { ...modelOf(score), flagsJobsFrom: 0.99, flagsMessagesFrom: 0.8 },
      { desk: 'widest', categories: {} },
    )({
      ...toScannable('会社案内のパンフレットをデザインしてください。'),
      type,
    }).flags.length > 0
  // 0.73 and 0.88
  for (const type of ['message', 'proposal'] as const)
    expect([flagged(1, type), flagged(2, type)]).toEqual([false, true])
})

test('the flag of a model stands where its probability puts it among those of rules', () => {
  expect(rulesHeard(5)).toEqual(['mlm.model', 'direct_deal.business_chat'])
  expect(rulesHeard(0.1)).toEqual(['direct_deal.business_chat', 'mlm.model'])
})

test('a term that was learned names the category, and marks the clause it stands in', () => {
  const terms = [{ word: '縁側', category: 'direct_deal', violations: 9, honest: 0 }] as const
  const body = '続きは縁側でお話しします。'
  const read = createDetector({ ...modelOf(-2), terms })
  const [flag] = read(toScannable(body)).flags
  expect(flag).toMatchObject({ rule: 'direct_deal.model', reason: 'learned_term', score: 0.96 })
  expect(flag?.spans.map(({ start, end }) => body.slice(start, end))).toEqual(['続きは縁側でお話しします'])
  expect(read(toScannable('続きは居間でお話しします。')).flags).toEqual([])
})

test('a term and words that say too little alone say enough together', () => {
  const terms = [{ word: '縁側', category: 'direct_deal', violations: 2, honest: 3 }] as const
  const flagged = (score: number, body: string) =>
    createDetector({ ...modelOf(score), terms })(toScannable(body)).flags.length > 0
  // 0.42 and 0.38
  expect(flagged(-0.5, '続きは居間でお話しします。')).toBe(false)
  expect(flagged(-3, '続きは縁側でお話しします。')).toBe(false)
  expect(flagged(-0.5, '続きは縁側でお話しします。')).toBe(true)
})

test('the model names itself, and gives every text a probability', () => {
  const { probability, model } = detectWithModel(toScannable('会社案内のパンフレットをデザインしてください。'))
  expect(model).toMatch(/^[0-9a-f]{8}$/)
  expect(probability).toBeGreaterThanOrEqual(0)
  expect(probability).toBeLessThan(0.5)
})

test('of a hostile text, one endless sentence of hits, three pieces are marked that begin and end where words do', () => {
  const body = 'テレグラムで連絡を'.repeat(2000)
  const pieces = cuts('', body, 'other.dark_job')
  expect(pieces).toHaveLength(3)
  for (const piece of pieces) expect(piece).toMatch(/^body: (?:連絡を)?(?:テレグラムで連絡を){10,17}(?:テレグラムで)?$/)
})
