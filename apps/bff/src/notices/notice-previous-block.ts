import { type NoticeSettings, noticeAddressOf } from '@mimamori/policy/notices/notice-settings-rules'
import type { Language } from '@mimamori/policy/staff/staff-member'
import type { StoredNotice } from '@mimamori/storage/notices/notice-reads'
import { html, type Markup } from '../http/html-markup.ts'
import type { DocumentWording } from './notice-breakdown-block.ts'
import { toPortableMarkdown } from './portable-markdown.ts'

/** The notice before, as its readers find it. */
export type PreviousNotice = {
  /** of its page at the marketplace */
  readonly address: string
  /** by language; the Japanese one stands for those there are not */
  readonly titles: { readonly ja: string } & Partial<Record<Language, string>>
}

/** The notice before from what was published of it; `null`: there is none. */
export function toPreviousNotice(before: StoredNotice | null, settings: NoticeSettings): PreviousNotice | null {
  if (!before?.publishedContent) return null
  const titles = Object.fromEntries(before.publishedContent.documents.map(({ language, title }) => [language, title]))
  return { address: noticeAddressOf(settings, before.id), titles: { ja: before.month, ...titles } }
}

const titleOf = ({ titles }: PreviousNotice, language: Language): { words: string; lang: Language } => {
  const own = titles[language]
  return own === undefined ? { words: titles.ja, lang: 'ja' } : { words: own, lang: language }
}

/** A link to the notice before; nothing where there is none. */
export function previousHtml(previous: PreviousNotice | null, { parts, language }: DocumentWording): Markup {
  if (!previous) return html``
  const { words, lang } = titleOf(previous, language)
  return html`<p>${parts.previous}<a href="${previous.address}"${lang === language ? '' : html` lang="${lang}"`}>${words}</a></p>`
}

/** The same in Markdown. */
export function previousMarkdown(previous: PreviousNotice | null, { parts, language }: DocumentWording): string {
  if (!previous) return ''
  const label = titleOf(previous, language).words.replace(/[\\[\]*_`]/g, '\\$&')
  return toPortableMarkdown(`${parts.previous}[${label}](<${previous.address}>)`)
}
