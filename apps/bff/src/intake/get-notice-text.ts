import type { Language } from '@mimamori/policy/staff/staff-member'
import { noticeById } from '@mimamori/storage/notices/notice-reads'
import type { Storage } from '@mimamori/storage/storage'

type NoticeFormat = 'html' | 'markdown' | 'figures'
type NoticeTextQuery = {
  readonly id: string
  readonly lang?: Language | undefined
  readonly format?: NoticeFormat | undefined
}

/** A notice as it was published, for the marketplace to show; `null`: none is published under this id, or not in this language. */
export async function getNoticeText(db: Storage['db'], { id, lang, format }: NoticeTextQuery) {
  const notice = await noticeById(db, id)
  // what a hand has changed nobody has approved
  if (!notice?.issue?.intact || !notice.published) return null
  const { month, version, issue, published } = notice
  const documents = issue.documents.filter(({ language }) => lang === undefined || language === lang)
  if (documents.length === 0) return null
  return {
    ...{ id, month, version, publishedAt: published.at },
    figures: { ...issue.figures, rows: issue.figures.rows.map((row) => ({ ...row })) },
    documents: documents.map(({ language, title, html, markdown }) => ({
      language,
      title,
      html: format === undefined || format === 'html' ? html : null,
      markdown: format === undefined || format === 'markdown' ? markdown : null,
    })),
  }
}
