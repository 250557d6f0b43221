import { template as en } from '@mimamori/copy/notices/template.en'
import { template as ja } from '@mimamori/copy/notices/template.ja'
import { addMonths, monthOf } from '@mimamori/policy/breakdown/japan-month'
import { plusSeconds } from '@mimamori/policy/instant'
import { firstNoticeTexts } from '@mimamori/policy/notices/begin-notice-texts'
import { figuresMonthOf, type NoticeText, type NoticeTexts } from '@mimamori/policy/notices/notice-model'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { closedMonth } from '@mimamori/storage/closings/closing-reads'
import { noticeSettings } from '@mimamori/storage/notices/notice-reads'
import { standardsInForce } from '@mimamori/storage/standards/version-reads'
import type { Tx } from '@mimamori/storage/storage'
import { approvePublication, renderToPublish, requestPublication } from '../notices/publish-notice.ts'
import { beginDraft, saveTexts } from '../notices/write-notice.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { type CatalogueReader, loadCatalogue } from '../runtime/catalogue-cache.ts'
import type { DemoScene } from './demo-scene.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE
const PUBLISHED_MONTHS = 3
const WRITE_HERE = { ja: '- {{ここに書きます}}', en: '- {{write here}}' } as const

const TOPICS: readonly { readonly ja: string; readonly en: string }[] = [
  {
    ja: '- 外部の連絡先を書いた依頼が目立ちました。連絡先の交換は、仮払いの後、プロジェクト方式に限ります\n- サンプルをお願いするときは、報酬を設定してください',
    en: '- Many jobs gave contact details. They may be exchanged after escrow, in the project format only\n- Please set a reward when you ask for a sample',
  },
  {
    ja: '- 口コミの投稿をお願いする依頼が増えています。内容をあらかじめ決めた投稿は依頼できません\n- 違反申告をいただいた方に、お礼申し上げます',
    en: '- More jobs ask for reviews. Nobody may ask for a review whose content was decided beforehand\n- Thank you to everybody who reported',
  },
  {
    ja: '- 成果報酬だけの依頼は掲載できません。固定の報酬を設定してください\n- 複数の違反区分が当てはまる依頼は「その他」に数えています',
    en: '- Jobs paid by success alone cannot be posted. Please set a fixed reward\n- Jobs found under several categories count under “Other”',
  },
]

const NOTHING = { ja: '', en: '' } as const
const CORRECTED = {
  ja: '異議申立てを認めた依頼を除き、{{month}}の件数と構成比を改めました。',
  en: 'We took out jobs whose appeals were granted, which changes the counts and shares of {{month}}.',
} as const

const filled = (text: NoticeText, open: string, topics: string): NoticeText => ({
  ...text,
  sections: text.sections.map((section) => ({ ...section, text: section.text.replace(open, topics) })),
})

function textsWith(n: number, bilingual: boolean, correction: { ja: string; en: string }): NoticeTexts {
  const topics = TOPICS[n % TOPICS.length] ?? WRITE_HERE
  const texts = n === PUBLISHED_MONTHS ? firstNoticeTexts(ja) : { chart: 'pie' as const, ja, en: null }
  const japanese = { ...filled(texts.ja, WRITE_HERE.ja, topics.ja), correction: correction.ja }
  const english = { ...filled(en, WRITE_HERE.en, topics.en), correction: correction.en }
  return { chart: texts.chart, ja: japanese, en: bilingual ? english : null }
}

/** Late in the morning of a day of a month, Japan time, as an instant; after the closing of the month before. */
const noonOf = (month: string, day: number): string => `${month}-${String(day).padStart(2, '0')}T02:30:00.000Z`

/**
 * Two leads published the notices of the last closed months; that of a month corrected later was issued again. The
 * notice of the running month is a draft: the month of its figures waits to be closed.
 */
export function planNotices(app: AppContext, scene: DemoScene, now: string): void {
  const [first, second] = scene.leads
  if (!first || !second) return
  const running = monthOf(now)
  for (let n = PUBLISHED_MONTHS; n >= 1; n--) {
    const month = addMonths(running, -n)
    if (figuresMonthOf(month) < monthOf(scene.from)) continue
    const plan = { at: noonOf(month, 3), writer: first, approver: second, texts: textsWith(n, n === 1, NOTHING) }
    planNotice(app, scene, month, plan)
    // the figures of the earliest were corrected on the 13th
    if (n === PUBLISHED_MONTHS) {
      const again = textsWith(n, false, CORRECTED)
      planNotice(app, scene, month, { at: noonOf(month, 14), writer: second, approver: first, texts: again })
    }
  }
  scene.schedule(plusSeconds(now, -3 * HOUR), async (tx, then) => {
    await beginDraft(tx, then, first, running)
  })
}

async function catalogueAt({ db }: Tx): Promise<CatalogueReader> {
  const entries = await loadCatalogue(db)
  return { entries: () => entries }
}

type PlannedNotice = {
  readonly at: string
  readonly writer: Staff
  readonly approver: Staff
  readonly texts: NoticeTexts
}

function planNotice(
  app: AppContext,
  { schedule }: DemoScene,
  month: string,
  { at, writer, approver, texts }: PlannedNotice,
): void {
  let noticeId = ''
  schedule(at, async (tx, then) => {
    noticeId = (await beginDraft(tx, then, writer, month)).noticeId
    await saveTexts(tx, then, writer, { noticeId, edit: 1, texts })
  })
  schedule(plusSeconds(at, 20 * MINUTE), async (tx, then) => {
    await requestPublication(tx, await catalogueAt(tx), then, writer, { noticeId, edit: 2 })
  })
  schedule(plusSeconds(at, 50 * MINUTE), async (tx, then) => {
    const revision = (await closedMonth(tx.db, figuresMonthOf(month)))?.revision ?? 0
    const { below } = await noticeSettings(tx.db)
    const { number: standards } = await standardsInForce(tx.db, then)
    const catalogue = await catalogueAt(tx)
    const rendered = await renderToPublish({ ...app, catalogue }, tx.db, { at: then, actor: approver, noticeId })
    const seen = { noticeId, edit: 2, revision, below, standards, content: rendered.content }
    await approvePublication(tx, catalogue, then, approver, seen, rendered)
  })
}
