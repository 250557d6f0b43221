import type { NoticeText } from '@mimamori/contract/intake/intake-notice-contract'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { noticeById } from '@mimamori/storage/notices/notice-reads'
import type { Storage } from '@mimamori/storage/storage'
import type { z } from 'zod'

type NoticeFormat = 'html' | 'markdown' | 'figures'
type NoticeTextQuery = {
  readonly id: string
  readonly lang?: Language | undefined
  readonly format?: NoticeFormat | undefined
}

/** A published notice for the marketplace; `null`: none is published under this id, or not in this language. */
export async function getNoticeText(
  db: Storage['db'],
  { id, lang, format }: NoticeTextQuery,
): Promise<z.input<typeof NoticeText> | null> {
  const notice = await noticeById(db, id)
  // one that was changed in the database is not what two people approved
  if (!notice?.publishedContent?.intact || !notice.published) return null
  const { month, version, publishedContent, published } = notice
  const documents = publishedContent.documents.filter(({ language }) => lang === undefined || language === lang)
  if (documents.length === 0) return null
  return {
    ...{ id, month, version, publishedAt: published.at },
    figures: { ...publishedContent.figures, rows: publishedContent.figures.rows.map((row) => ({ ...row })) },
    documents: documents.map(({ language, title, html, markdown }) => ({
      language,
      title,
      html: format === undefined || format === 'html' ? html : null,
      markdown: format === undefined || format === 'markdown' ? markdown : null,
    })),
  }
}
