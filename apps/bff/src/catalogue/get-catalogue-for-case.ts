import { letters as en } from '@mimamori/copy/letters/en'
import { letters as ja } from '@mimamori/copy/letters/ja'
import { renderMemberMessage } from '@mimamori/copy/letters/member-message'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { isEntryOfKind } from '@mimamori/policy/catalogue/catalogue-entry'
import { catalogueFor, guidelineDateOf } from '@mimamori/policy/catalogue/entries-in-force'
import { suggestTemplate } from '@mimamori/policy/catalogue/measure-ladder'
import { collectFlaggedPassages, suspectCategory } from '@mimamori/policy/catalogue/suspected-category'
import { unfilledVariableNames } from '@mimamori/policy/catalogue/template-rendering'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { contentOf, versionOf } from '@mimamori/storage/intake/intake-reads'
import { standingOf } from '@mimamori/storage/ledger/ledger-reads'
import { reportsOfCase } from '@mimamori/storage/reports/filed-report-reads'
import { notFoundError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { reportedCategory } from '../workflows/case-priority.ts'

const LETTERS = { ja, en }

/** The case, its text as it stands, and the catalogue it is judged by. Throws NotFound for an unknown id. */
async function loadCaseCatalogue({ storage, clock, catalogue }: AppContext, caseId: string) {
  const it = await caseById(storage.db, caseId)
  const content = it && (await contentOf(storage.db, it.target))
  const version = it && (await versionOf(storage.db, it.target, it.contentVersion))
  if (!content || !version) throw notFoundError()
  const reports = await reportsOfCase(storage.db, it.id)
  const day = guidelineDateOf(content.facts, version.receivedAt)
  const reported = await reportedCategory(storage.db, version.flags, reports)
  return {
    it,
    version,
    suspected: suspectCategory(version.flags, reported, it.category),
    catalogue: catalogueFor(catalogue.entries(), day, dayOf(clock.now())),
  }
}

/** The guideline of the day a case's text was posted, today's templates, and the one its member's record suggests. */
export async function getCatalogueForCase(app: AppContext, caseId: string) {
  const { it, suspected, catalogue } = await loadCaseCatalogue(app, caseId)
  const standing = await standingOf(app.storage.db, it.authorId, app.clock.now())
  return { ...catalogue, suggested: suggestTemplate(catalogue.templates, standing, suspected) }
}

/** What the member of this case would get from a version of a template: the flagged passages, the category suspected. */
export async function previewTemplate(
  app: AppContext,
  { caseId, id, version, language }: { caseId: string; id: string; version: number; language: Language },
) {
  const template = app.catalogue
    .entries()
    .filter(isEntryOfKind('template'))
    .find((entry) => entry.id === id && entry.version === version)
  if (!template) throw notFoundError()
  const { it, version: content, suspected, catalogue } = await loadCaseCatalogue(app, caseId)
  const shows = template.data.measures.includes('show')
  const letterContext = {
    target: it.target.type,
    title: content.title,
    body: content.body,
    categories: shows ? [] : [template.data.category ?? suspected],
    passages: collectFlaggedPassages(content.flags),
    now: app.clock.now(),
  }
  const text = renderMemberMessage(template, letterContext, { catalogue, language, letters: LETTERS[language] })
  return { text, open: unfilledVariableNames(text) }
}
