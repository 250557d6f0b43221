import { letters as en } from '@mimamori/copy/letters/en'
import { letters as ja } from '@mimamori/copy/letters/ja'
import { renderMemberMessage } from '@mimamori/copy/letters/member-message'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { type CatalogueEntryOf, isDecisionTemplate } from '@mimamori/policy/catalogue/catalogue-entry'
import { type CaseCatalogue, catalogueFor, guidelineDateOf } from '@mimamori/policy/catalogue/entries-in-force'
import { collectFlaggedPassages } from '@mimamori/policy/catalogue/flagged-passages'
import { type Rung, suggestTemplate } from '@mimamori/policy/catalogue/measure-ladder'
import { suspectCategory } from '@mimamori/policy/catalogue/suspected-category'
import { type TemplateVariable, unfilledVariableNames } from '@mimamori/policy/catalogue/template-rendering'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { contentOf, versionOf } from '@mimamori/storage/intake/intake-reads'
import { measureSettings } from '@mimamori/storage/ledger/ledger-reads'
import { reportsOfCase } from '@mimamori/storage/reports/filed-report-reads'
import { requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { reportedCategory } from '../workflows/case-priority.ts'
import { loadLadder } from '../workflows/ladder-step.ts'
import { requireReviewCase } from '../workflows/require-case.ts'

const LETTERS = { ja, en }

/**
 * The case, its current text, the category suspected, and the catalogue it is judged by. Throws NotFound for an unknown
 * id.
 */
async function loadCaseCatalogue({ storage, clock, catalogue }: AppContext, caseId: string) {
  const storedCase = await requireReviewCase(storage.db, caseId)
  const content = requireFound(await contentOf(storage.db, storedCase.target))
  const version = requireFound(await versionOf(storage.db, storedCase.target, storedCase.contentVersion))
  const reports = await reportsOfCase(storage.db, storedCase.id)
  const day = guidelineDateOf(content.facts, version.receivedAt)
  const reported = await reportedCategory(storage.db, version.flags, reports)
  return {
    storedCase,
    version,
    suspected: suspectCategory(version.flags, reported, storedCase.category),
    catalogue: catalogueFor(catalogue.entries(), day, dayOf(clock.now())),
  }
}

/**
 * The guideline of the day the text was posted, today's templates, the next step of the member's ladder, and its template where that is a
 * letter. Throws NotFound.
 */
export async function getCatalogueForCase(
  app: AppContext,
  caseId: string,
): Promise<CaseCatalogue & { next: Rung | null; suggested: CatalogueEntryOf<'template'> | null }> {
  const { storedCase, suspected, catalogue } = await loadCaseCatalogue(app, caseId)
  const { next } = await loadLadder(app.storage.db, storedCase.authorId, app.clock.now())
  return { ...catalogue, next, suggested: suggestTemplate(catalogue.templates, next, suspected) }
}

/**
 * The message that this version of a template would send for the case, with its flagged passages and suspected
 * category; `open`: names of variables that are not filled in. Throws NotFound for an unknown case or template.
 */
export async function previewTemplate(
  app: AppContext,
  { caseId, id, version, language }: { caseId: string; id: string; version: number; language: Language },
): Promise<{ text: string; open: TemplateVariable[] }> {
  const template = requireFound(
    app.catalogue
      .entries()
      .filter(isDecisionTemplate)
      .find((entry) => entry.id === id && entry.version === version),
  )
  const { storedCase, version: content, suspected, catalogue } = await loadCaseCatalogue(app, caseId)
  const shows = template.data.measures.includes('show')
  const letterContext = {
    target: storedCase.target.type,
    title: content.title,
    body: content.body,
    categories: shows ? [] : [template.data.category ?? suspected],
    passages: collectFlaggedPassages(content.flags),
    now: app.clock.now(),
    correctionDays: (await measureSettings(app.storage.db)).correctionDays,
  }
  const text = renderMemberMessage(template, letterContext, { catalogue, language, letters: LETTERS[language] })
  return { text, open: unfilledVariableNames(text) }
}
