import type { LabelledDecision } from '@mimamori/storage/detection/labelled-decision-reads'
import { expect, test } from 'vitest'
import { labelsToLearn } from './labels-to-learn.ts'

let n = 0
function decided(body: string, change: Partial<LabelledDecision> = {}): LabelledDecision {
  n += 1
  const caseId = String(n).padStart(6, '0')
  const text = { type: 'job', title: '', body, format: 'project', escrowed: false, reward: null } as const
  const of = { caseId, target: { type: 'job', id: `J-${n}` }, version: 1, text, label: 'none', passages: [] } as const
  return { ...of, decidedBy: 'sato', flagScore: 0, ...change }
}

const SOLICITS =
  'サイト外で直接契約しませんか。LINE IDを教えてください。報酬は銀行振込で先にお支払いし、手数料もかかりません'
const idsOf = (decisions: readonly LabelledDecision[]) => labelsToLearn(decisions).map(({ target }) => target.id)

test('58 passes of nearly the same text are one label', () => {
  const poison = Array.from({ length: 58 }, (_, at) => decided(`${SOLICITS}。案件${at}番`, { flagScore: 0.99 }))
  expect(idsOf(poison)).toEqual([poison.at(-1)?.target.id])
})

test('nearly the same text that was also found a violation is one label of each side, in one family', () => {
  const labels = labelsToLearn([
    decided(SOLICITS),
    decided(`${SOLICITS}。`, { label: 'direct_deal' }),
    decided(SOLICITS),
  ])
  expect(labels.map(({ label }) => label)).toEqual(['none', 'direct_deal'])
  expect(new Set(labels.map(({ family }) => family)).size).toBe(1)
})

/** variants of one scenario: a good half is the same words */
const ENDS = [
  'まずは過去の制作実績をまとめてお見せいただけるとうれしいです',
  '打ち合わせの日取りは来週のどこかで、午前中を希望しています',
  '修正は二回までで、納期のご相談にもできるだけ応じるつもりです',
  '写真の素材はこちらで用意しますので、文章だけをお任せします',
  '継続の可能性もありますから、長くお付き合いできる方を探します',
]

test('of surely flagged texts of one scenario at most three passes of one person count, and those of others beside them', () => {
  const variants = ENDS.map((end) => `${SOLICITS}。${end}`)
  const passedBy = (who: string, flagScore: number) =>
    variants.map((body) => decided(body, { decidedBy: who, flagScore }))
  expect(idsOf(passedBy('sato', 0.89))).toHaveLength(5)
  expect(idsOf(passedBy('sato', 0.9))).toHaveLength(3)
  const [own, others] = [passedBy('sato', 0.95).slice(0, 4), passedBy('suzuki', 0.95).slice(4)]
  expect(idsOf([...own, ...others])).toHaveLength(4)
})

test('texts with words of their own are labels of their own', () => {
  const texts = [
    '商品紹介文の作成をお願いします。',
    '会議の録音を文字に起こしてください。',
    '名刺のデザインを二案お願いします。',
  ]
  expect(idsOf(texts.map((body) => decided(body)))).toHaveLength(3)
})

test('a surely flagged text is on one word as long as nobody else passed its scenario', () => {
  const [one, other] = ENDS.map((end) => `${SOLICITS}。${end}`)
  const sure = { flagScore: 0.95 }
  const wordsOf = (decisions: readonly LabelledDecision[]) => labelsToLearn(decisions).map(({ onOneWord }) => onOneWord)
  expect(wordsOf([decided(one ?? '', sure)])).toEqual([true])
  expect(wordsOf([decided(one ?? '', sure), decided(other ?? '', { ...sure, decidedBy: 'suzuki' })])).toEqual([
    false,
    false,
  ])
  expect(wordsOf([decided(one ?? ''), decided(other ?? '', { label: 'direct_deal' })])).toEqual([false, false])
})
