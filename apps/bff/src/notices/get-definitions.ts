import { figuresMonthOf } from '@mimamori/policy/notices/notice-model'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { noticeById } from '@mimamori/storage/notices/notice-reads'
import { requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { definitionsText } from './notice-definitions-block.ts'
import { NOTICE_PARTS } from './notice-document.ts'
import { categoriesOf } from './notice-material.ts'

/** The definitions of the categories of a notice in each language, as a writer would type them. Throws NotFound for an unknown id. */
export async function getDefinitions(
  { storage: { db }, catalogue }: AppContext,
  noticeId: string,
): Promise<Record<Language, string>> {
  const { month } = requireFound(await noticeById(db, noticeId))
  const categories = categoriesOf(catalogue, figuresMonthOf(month))
  const textIn = (language: Language) => definitionsText({ language, categories, parts: NOTICE_PARTS[language] })
  return { ja: textIn('ja'), en: textIn('en') }
}
