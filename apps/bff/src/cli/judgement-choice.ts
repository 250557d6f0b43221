import { letters } from '@mimamori/copy/letters/ja'
import { renderMemberMessage } from '@mimamori/copy/letters/member-message'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import type { CatalogueEntry, CatalogueEntryOf } from '@mimamori/policy/catalogue/catalogue-entry'
import { type CaseCatalogue, catalogueFor } from '@mimamori/policy/catalogue/entries-in-force'
import { shippedClauseOf } from '@mimamori/policy/catalogue/shipped-clauses'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { Choice, Passage } from '@mimamori/policy/decisions/decision-choice'
import { PICKED_MEASURES } from '@mimamori/policy/decisions/measure-rules'
import type { Target } from '@mimamori/policy/intake/intake-arrivals'
import type { StoredReviewCase } from '@mimamori/storage/cases/case-reads'
import { contentOf, type StoredVersion, versionOf } from '@mimamori/storage/intake/intake-reads'
import type { Tx } from '@mimamori/storage/storage'
import { guidelineDate } from '../workflows/guideline-check.ts'

/**
 * A moderator's judgement in the demo's history: the categories found, the id of the template used, an internal note.
 */
export type Judgement = { readonly found: readonly Category[]; readonly template: string | null; readonly note: string }

/** The first flagged passage of a text, to be corrected; else its beginning. */
function passagesOf(text: StoredVersion): Passage[] {
  const span = text.flags[0]?.spans[0]
  if (span) return [{ ...span, suggestion: '' }]
  return [{ field: 'body', start: 0, end: Math.min(12, text.body.length), suggestion: '' }]
}

type Template = CatalogueEntryOf<'template'>

const templateById = ({ templates }: CaseCatalogue, id: string): Template | undefined =>
  templates.find((each) => each.id === id)

/** The target, the instant and the catalogue of a decision. */
type DecisionMoment = { readonly target: Target; readonly at: string; readonly catalogue: CaseCatalogue }

function choiceOf(
  judgement: Judgement,
  { id, version, data }: Template,
  { target, text, at, catalogue }: DecisionMoment & { readonly text: StoredVersion },
): Choice {
  const measures = PICKED_MEASURES.filter((measure) => data.measures.includes(measure))
  const categories = judgement.found
  const clause = shippedClauseOf(categories[0] ?? 'other')
  const passages = measures.includes('request_correction') ? passagesOf(text) : []
  const { title, body } = text
  const about = { target: target.type, title, body, categories, passages, now: at }
  const sent = renderMemberMessage({ data }, about, { catalogue, language: 'ja', letters })
  return { kind: 'measures', measures, categories, clause: clause.id, template: { id, version }, text: sent, passages }
}

/** The choice a moderator would have made with this judgement, as the page composes it. */
export async function composeChoice(
  tx: Tx,
  at: string,
  storedCase: StoredReviewCase,
  { judgement, entries }: { readonly judgement: Judgement; readonly entries: readonly CatalogueEntry[] },
): Promise<Choice> {
  const today = dayOf(at)
  const catalogue = catalogueFor(entries, (await guidelineDate(tx.db, storedCase.target)) ?? today, today)
  const wanted = judgement.template ? templateById(catalogue, judgement.template) : undefined
  const text = wanted ? await versionOf(tx.db, storedCase.target, storedCase.contentVersion) : null
  if (!wanted || !text) return { kind: 'no_violation' }
  // a job that is hidden already is only warned about
  const hidden = wanted.data.measures.includes('hide') && (await contentOf(tx.db, storedCase.target))?.visible === false
  const template = hidden ? templateById(catalogue, `warn.${judgement.found[0]}`) : wanted
  return choiceOf(judgement, template ?? wanted, { target: storedCase.target, text, at, catalogue })
}
