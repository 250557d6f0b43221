import type { LabelledText } from '@mimamori/detection/training/labelled-text'
import type { LabelledDecision } from '@mimamori/storage/detection/labelled-decision-reads'
import { SYSTEM } from '@mimamori/storage/record-change'
import type { AppContext } from '../runtime/app-context.ts'
import { learnModel } from './learn-model.ts'
import { type BaseTexts, loadLearningTask } from './load-learning-task.ts'
import { type RefitResult, refitModel } from './refit-model.ts'
import type { Learn } from './run-learning.ts'

const TASKS = [
  '商品紹介文の作成をお願いします。一本二千文字です。',
  '名刺のデザインを二案お願いします。',
  '会議の録音を文字に起こしてください。',
  '通販サイトの写真を切り抜いてください。',
  '週に三回、更新作業を手伝ってください。',
]
const ENDS = ['ご応募をお待ちしています。', 'よろしくお願いいたします。', '経験は問いません。', '納期は一週間です。']
const WORDS = ['みかん', 'すいか', 'ぶどう', 'さくら', 'もみじ', 'つばめ', 'すずめ', 'めだか']
/** of which each title names three, so that no two jobs are nearly the same */
const PLACES = [
  ...['札幌', '青森', '盛岡', '仙台', '秋田', '山形', '福島', '水戸', '宇都宮', '前橋', '千葉', '横浜'],
  ...['新潟', '富山', '金沢', '福井', '甲府', '長野', '岐阜', '静岡', '名古屋', '大津', '京都'],
]
/** a solicitation in words that no rule of the desk knows */
const REWORDED = (word: string) => `続きは緑の輪の広場で、合言葉「${word}」を告げた方にだけ内緒でお伝えします。`
const HONEST = (word: string) => `参考として、${word}を題材にした過去の納品例を契約後に共有します。`

const pick = (from: readonly string[], n: number) => from[n % from.length] ?? ''

/** Three places, others for every number. */
export const placesOf = (at: number): string =>
  [at * 7, at * 11 + 3, at * 5 + (at >> 3)].map((n) => pick(PLACES, n)).join('')

/** The text of an invented job: reworded solicitations where `n` is even, honest ones where it is odd. */
export function wordedJob(n: number): {
  readonly violates: boolean
  readonly title: string
  readonly description: string
} {
  const violates = n % 2 === 0
  const at = Math.floor(n / 2)
  const word = pick(WORDS, at)
  // one sentence: several are read one by one and in every company, which takes a multiple of the time
  const told = `${pick(ENDS, at >> 2).replace('。', '、')}${(violates ? REWORDED : HONEST)(word)}`
  return { violates, title: `${pick(TASKS, at >> 1).slice(0, 8)} ${placesOf(at)} ${n}`, description: told }
}

/** So many of these jobs as decisions, `isViolation` being what was decided. */
export const wordedDecisions = (
  count: number,
  isViolation: (n: number) => boolean = (n) => wordedJob(n).violates,
): readonly LabelledDecision[] =>
  Array.from({ length: count }, (_, n) => {
    const { title, description: body } = wordedJob(n)
    return {
      caseId: String(n).padStart(6, '0'),
      target: { type: 'job', id: `W-${n}` },
      version: 1,
      text: { type: 'job', title, body, format: 'project', escrowed: false, reward: { type: 'fixed', min: 500 } },
      label: isViolation(n) ? 'direct_deal' : 'none',
      passages: [],
      decidedBy: 'sato',
      flagScore: 0,
    } as const
  })

/** A few plain texts in place of those of the repository, with which a model is learned in a second. */
export const FEW_BASE_TEXTS: BaseTexts = {
  texts: Array.from({ length: 60 }, (_, n): LabelledText => {
    const violates = n % 2 === 0
    const at = n >> 1
    const told = violates ? `詳細はLINEでご連絡ください。ID: kantan_${at} を追加してください。` : pick(ENDS, at)
    const body = `${pick(TASKS, at >> 1)}${told}`
    const text = { type: 'job', title: '', body, format: 'project', escrowed: false, reward: null } as const
    return { id: `base ${n}`, family: `base ${n}`, text, expect: violates ? 'direct_deal' : 'none', passages: [] }
  }),
  shipped: { honest: 30, flagged: 0 },
}

/** Learns in this process, from a few base texts. */
export const learnFromFew: Learn = async ({ storage }, signal) => {
  signal.throwIfAborted()
  const { task, comparedWith } = await loadLearningTask(storage.db, FEW_BASE_TEXTS)
  return { ...learnModel(task), comparedWith, peakMb: 123 }
}

/** A refit that learns in this process, from a few base texts. */
export async function learnFewTexts(app: AppContext, madeBy: string = SYSTEM): Promise<RefitResult> {
  const result = await refitModel(app, madeBy, { learn: learnFromFew })
  if (result === null) throw new Error('no refit was begun')
  return result
}
