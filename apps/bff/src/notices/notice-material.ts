import { daysIn } from '@mimamori/policy/breakdown/japan-month'
import { type CatalogueEntryOf, isEntryOfKind } from '@mimamori/policy/catalogue/catalogue-entry'
import { entriesInForce } from '@mimamori/policy/catalogue/entries-in-force'
import { figuresMonthOf, type NoticeTexts } from '@mimamori/policy/notices/notice-model'
import { type PublishedFigures, suppressSmallCounts } from '@mimamori/policy/notices/small-count-rules'
import { closedMonth, type StoredClosing } from '@mimamori/storage/closings/closing-reads'
import { noticeSettings } from '@mimamori/storage/notices/notice-reads'
import { standardsInForce } from '@mimamori/storage/standards/version-reads'
import type { Storage } from '@mimamori/storage/storage'
import type { CatalogueReader } from '../runtime/catalogue-cache.ts'
import type { NoticeMaterial } from './notice-section-parts.ts'

/** The seven categories as in force at the end of this month, in the order of publication. */
function categoriesOf({ entries }: CatalogueReader, month: string): CatalogueEntryOf<'category'>[] {
  return entriesInForce(entries(), `${month}-${daysIn(month)}`)
    .filter(isEntryOfKind('category'))
    .sort((one, another) => one.data.order - another.data.order)
}

/** The material of a notice of this month: the newest figures of the closed month before it, the categories, and the account standards in force at `at`. */
export async function loadNoticeMaterial(
  db: Storage['db'],
  catalogue: CatalogueReader,
  of: { readonly month: string; readonly version: number; readonly at: string },
): Promise<{
  closing: StoredClosing | null
  below: number
  /** number of the version of the account standards */
  standards: number
  figures: PublishedFigures | null
  with: (texts: NoticeTexts) => NoticeMaterial
}> {
  const month = figuresMonthOf(of.month)
  const [closing, { below }, { standards, number }] = await Promise.all([
    closedMonth(db, month),
    noticeSettings(db),
    standardsInForce(db, of.at),
  ])
  const categories = categoriesOf(catalogue, month)
  const jobs = closing?.snapshot.tables.find(({ targetType }) => targetType === 'job')
  const order = categories.map(({ id }) => id as keyof NonNullable<typeof jobs>['figures']['category'])
  const figures =
    closing && jobs
      ? suppressSmallCounts(jobs.figures.category, { month, revision: closing.revision, below, order })
      : null
  return {
    closing,
    below,
    standards: number,
    figures,
    with: (texts) => ({ ...of, texts, figures, categories, standards }),
  }
}
