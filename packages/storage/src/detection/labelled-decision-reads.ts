import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import type { Flag, Scannable, Span } from '@mimamori/policy/catalogue/detection-flag'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { Label } from '@mimamori/policy/detection/model-figures'
import type { Target, TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { and, desc, eq, inArray, isNull, lt, type SQL, sql } from 'drizzle-orm'
import { decidesItsCase, findsNoViolation } from '../decisions/case-decision.ts'
import type { Db } from '../engine/engine.ts'
import type { StoredFacts } from '../intake/intake-reads.ts'
import { isDecidedText } from '../intake/text-joins.ts'
import { cases, contents, contentVersions, decisions } from '../schema/sqlite.ts'

/** A text with what the desk decided it is. */
export type LabelledDecision = {
  readonly caseId: string
  readonly target: Target
  readonly version: number
  readonly text: Scannable
  readonly label: Label
  /** the words that people or rules marked in a violation, cut from the text */
  readonly passages: readonly string[]
  readonly decidedBy: string
  /** how sure the surest flag of the text was when it was read; 0: none */
  readonly flagScore: number
}

/** texts that are read in one go */
const SLICE = 500

type Row = Awaited<ReturnType<typeof selectDecided>>[number]

/**
 * Decisions that are final, on texts that are still there, the newest first. A reversal is none of its own: it changes what the
 * decision it takes back says. Of several on one text the newest one counts.
 */
function selectDecided(db: Db, which: SQL | undefined, limit: number) {
  return db
    .select({
      decision: decisions.id,
      caseId: decisions.caseId,
      actorId: decisions.actorId,
      type: decisions.targetType,
      id: decisions.targetId,
      version: decisions.contentVersion,
      published: decisions.published,
      reversed: decisions.reversed,
      passages: decisions.passages,
      title: contentVersions.title,
      body: contentVersions.body,
      flags: contentVersions.flags,
      facts: contents.facts,
    })
    .from(decisions)
    .innerJoin(contentVersions, isDecidedText)
    .innerJoin(contents, and(eq(contents.type, decisions.targetType), eq(contents.id, decisions.targetId)))
    .where(
      and(
        which,
        eq(decisions.state, 'standing'),
        decidesItsCase,
        inArray(decisions.targetType, ['job', 'proposal', 'message']),
        isNull(contentVersions.erasedAt),
        sql`(${contentVersions.title} <> '' or ${contentVersions.body} <> '')`,
        // a later decision on the same text says it better; found through its case, which is closed, as no index of decisions leads to a target.
        // The greatest id instead of `not exists`, which PostgreSQL would join with all pairs of cases and decisions
        sql`coalesce((select max(later.id) from ${cases} as another
          cross join ${decisions} as later
          where another.target_type = ${decisions.targetType} and another.target_id = ${decisions.targetId}
          and another.state = 'closed' and later.case_id = another.id and later.state <> 'undone' and later.reverses is null and later.beside = 0
          and later.content_version = ${decisions.contentVersion} and later.state = 'standing'), '') <= ${decisions.id}`,
      ),
    )
    .orderBy(desc(decisions.id))
    .limit(limit)
}

/** What the detector reads of a text besides its words and its writer. */
function factsOf(facts: StoredFacts): Pick<Scannable, 'format' | 'escrowed' | 'reward' | 'contract'> {
  switch (facts.type) {
    case 'job':
      return { format: facts.format, escrowed: false, reward: { type: facts.reward.type, min: facts.reward.min } }
    case 'message':
      return {
        format: facts.format,
        escrowed: facts.escrowed,
        reward: null,
        ...(facts.contract && { contract: facts.contract }),
      }
    default:
      return { format: 'project', escrowed: false, reward: null }
  }
}

/** What people marked; else what rules flagged in the category of the decision. A model's own passages teach it nothing. */
function markedSpans(row: Row, label: Category): readonly Span[] {
  const passages: readonly Span[] = JSON.parse(row.passages)
  if (passages.length > 0) return passages
  const flags: readonly Flag[] = JSON.parse(row.flags)
  return flags
    .filter(({ category, rule }) => category === label && !rule.endsWith('.model'))
    .flatMap(({ spans }) => spans)
}

function toLabelledDecision(row: Row): LabelledDecision {
  const { caseId, title, body, version } = row
  const target = { type: row.type as TargetType, id: row.id }
  const facts: StoredFacts = JSON.parse(row.facts)
  const writer = facts.writers?.[version]
  const read = { type: row.type as Scannable['type'], title, body, ...factsOf(facts) }
  const text: Scannable = writer ? { ...read, writer } : read
  const confirmed = row.reversed === 1 ? null : (row.published as Category | null)
  const spans = confirmed === null ? [] : markedSpans(row, confirmed)
  const passages = spans.map(({ field, start, end }) => text[field].slice(start, end)).filter((each) => each !== '')
  const flags: readonly Flag[] = JSON.parse(row.flags)
  const flagScore = Math.max(0, ...flags.map(({ score }) => score))
  return { caseId, target, version, text, label: confirmed ?? 'none', passages, decidedBy: row.actorId, flagScore }
}

const CONFIRMED = sql`${decisions.published} is not null and ${decisions.reversed} = 0`

const charactersOf = (decided: readonly LabelledDecision[]) =>
  decided.reduce((sum, { text }) => sum + text.title.length + text.body.length, 0)

/** How much is read of each side: decisions, and characters of their texts, past which no further slice is read. */
type MostLabelled = { readonly decisions: number; readonly characters: number }

/** The newest of one side, at most so many; read in slices, between which others are let in. */
async function newestOfSide(db: Db, side: SQL, most: MostLabelled): Promise<LabelledDecision[]> {
  const found: LabelledDecision[] = []
  let before: SQL | undefined
  let characters = 0
  for (;;) {
    const size = Math.min(SLICE, most.decisions - found.length)
    const rows = await selectDecided(db, and(side, before), size)
    const slice = rows.map(toLabelledDecision)
    found.push(...slice)
    characters += charactersOf(slice)
    const last = rows.at(-1)
    const isEnough = found.length === most.decisions || characters >= most.characters
    if (last === undefined || rows.length < SLICE || isEnough) return found
    before = lt(decisions.id, last.decision)
    await yieldToEventLoop()
  }
}

/**
 * The newest decisions of each side, at most so many of each. A confirmed violation is labelled with its published category; no
 * violation, and what was reversed or undone by a granted appeal, with `none`. Texts emptied by an erasure or by retention are
 * left out, as members are, who have no text.
 */
export async function labelledDecisions(
  db: Db,
  decided: number,
  characters = Number.POSITIVE_INFINITY,
): Promise<LabelledDecision[]> {
  const most = { decisions: decided, characters }
  const [violations, others] = await Promise.all([
    newestOfSide(db, CONFIRMED, most),
    newestOfSide(db, findsNoViolation, most),
  ])
  return [...violations, ...others]
}
