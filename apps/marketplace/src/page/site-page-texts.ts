import type { DeskConnection } from '../desk/intake-client.ts'
import type { Site } from '../site/site-memory.ts'
import type { JobStatus, MemberState, Notice } from '../site/site-records.ts'
import en from './site-texts.en.json' with { type: 'json' }
import ja from './site-texts.ja.json' with { type: 'json' }

/** The texts of the page, with one for each code of statuses, connections and events. */
export type SiteTexts = typeof ja & {
  readonly status: Readonly<Record<JobStatus, string>>
  readonly connection: Readonly<Record<DeskConnection['state'], string>>
  readonly types: Readonly<Record<Notice['type'], string>>
  readonly memberStates: Readonly<Record<Exclude<MemberState, 'active'>, string>>
}

export type PageLanguage = 'ja' | 'en'
export const SITE_TEXTS: Readonly<Record<PageLanguage, SiteTexts>> = { ja, en }

/** The language an address asks for; Japanese unless it is `en`. */
export const languageOf = (lang: unknown): PageLanguage => (lang === 'en' ? 'en' : 'ja')

/** A value of an address or a form, where it is a text. */
export const stringOrEmpty = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The name of a member; the id of one that this site does not know. */
export const nameOfMember = ({ members }: Pick<Site, 'members'>, id: string): string =>
  members.get(id)?.member.displayName ?? id

/** A text with these values in place of their names in braces: `{count}`. */
export const fillText = (text: string, values: Readonly<Record<string, number | string>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))

/** An instant as `11/24 13:28`, Japan time. */
export function formatJapanTime(instant: string): string {
  return new Date(Date.parse(instant) + 9 * 3_600_000).toISOString().slice(5, 16).replace('-', '/').replace('T', ' ')
}
