import { daysIn } from '@mimamori/policy/breakdown/japan-month'
import { type CatalogueEntryOf, isEntryOfKind } from '@mimamori/policy/catalogue/catalogue-entry'
import { entriesInForce } from '@mimamori/policy/catalogue/entries-in-force'
import { figuresMonthOf, type NoticeTexts } from '@mimamori/policy/notices/notice-model'
import { type FlawBasis, findNoticeFlaws, type NoticeFlawAt } from '@mimamori/policy/notices/notice-text-rules'
import { type PublishedFigures, poolSmallCounts } from '@mimamori/policy/notices/small-count-rules'
import { findThresholds } from '@mimamori/policy/notices/typed-figure-rules'
import { closedMonth, type StoredClosing } from '@mimamori/storage/closings/closing-reads'
import {
  correctedVersion,
  lastNoticeBefore,
  noticeSettings,
  publishedFiguresOf,
} from '@mimamori/storage/notices/notice-reads'
import { standardsInForce } from '@mimamori/storage/standards/version-reads'
import type { Storage } from '@mimamori/storage/storage'
import type { CatalogueReader } from '../runtime/catalogue-cache.ts'
import { hashContent } from './content-hash.ts'
import { loadNoticePictures } from './load-notice-pictures.ts'
import { toPreviousNotice } from './notice-previous-block.ts'
import type { NoticeMaterial } from './notice-section-parts.ts'
import { standardLines } from './notice-standards-block.ts'

/** The seven categories as in force at the end of this month, in the order of publication. */
export function categoriesOf({ entries }: CatalogueReader, month: string): CatalogueEntryOf<'category'>[] {
  return entriesInForce(entries(), `${month}-${daysIn(month)}`)
    .filter(isEntryOfKind('category'))
    .sort((one, another) => one.data.order - another.data.order)
}

/** What texts of a notice would be published with, and what keeps them from it. */
export type PreparedNotice = {
  readonly material: NoticeMaterial
  readonly flaws: NoticeFlawAt[]
  /** SHA-256 of all it would be published with, but for the day */
  readonly content: string
}

export type LoadedMaterial = {
  readonly closing: StoredClosing | null
  /** the limit its figures have, which is that of an earlier version where that was higher */
  readonly below: number
  /** number of the version of the account standards */
  readonly standards: number
  readonly figures: PublishedFigures | null
  readonly basis: FlawBasis
  readonly prepare: (texts: NoticeTexts) => Promise<PreparedNotice>
}

/** The material of a notice of this month: the newest figures of the closed month before it, the categories, the notice before, and the account standards in force at `at`. */
export async function loadNoticeMaterial(
  db: Storage['db'],
  catalogue: CatalogueReader,
  of: { readonly month: string; readonly version: number; readonly at: string },
): Promise<LoadedMaterial> {
  const month = figuresMonthOf(of.month)
  const [closing, settings, earlier, { standards, number }, before, corrected] = await Promise.all([
    closedMonth(db, month),
    noticeSettings(db),
    publishedFiguresOf(db, of.month),
    standardsInForce(db, of.at),
    lastNoticeBefore(db, of.month),
    correctedVersion(db, of),
  ])
  const categories = categoriesOf(catalogue, month)
  const jobs = closing?.snapshot.tables.find(({ targetType }) => targetType === 'job')
  const order = categories.map(({ id }) => id as keyof NonNullable<typeof jobs>['figures']['category'])
  const { revision } = closing ?? { revision: 0 }
  const figures = jobs
    ? poolSmallCounts(jobs.figures.category, {
        month,
        revision,
        below: settings.below,
        order,
        before: earlier.map((each) => each.figures),
      })
    : null
  const basis: FlawBasis = {
    month: of.month,
    version: of.version,
    figures,
    corrected: corrected?.publishedContent?.figures ?? null,
    previous: before !== null,
    pictures: null,
    thresholds: findThresholds((['ja', 'en'] as const).flatMap((language) => standardLines(standards, language))),
  }
  const corrects = corrected?.published ? { version: corrected.version, publishedAt: corrected.published.at } : null
  const previous = toPreviousNotice(before, settings)
  const common = { ...of, figures, categories, standards, corrects, previous }
  return {
    // what was pooled before cannot be known of a version that was changed
    ...{ closing: closing && { ...closing, intact: closing.intact && earlier.every((each) => each.intact) } },
    ...{ below: figures?.below ?? settings.below, standards: number, figures, basis },
    prepare: async (texts) => {
      const pictures = await loadNoticePictures(db, texts)
      const flaws = findNoticeFlaws(texts, { ...basis, pictures: [...pictures.keys()] })
      return { material: { ...common, texts, pictures }, flaws, content: hashContent({ ...common, texts }) }
    },
  }
}
