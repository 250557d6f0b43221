import { canonicalJson } from '../closings/closing-snapshot.ts'
import type { Language } from '../staff/staff-member.ts'
import { type Comparison, type Criterion, criteriaOf, type Standard, type StandardSet } from './standard-definition.ts'

type Words = Readonly<Record<Language, string>>

/** A setting of the whole set. */
export type StandardSetting = 'graceDays' | 'maxAgeDays' | 'endingWarnings'

/** What is otherwise in a set of standards than in the one before. `comparison`: its threshold, or what it compares. */
export type StandardDifference =
  | {
      readonly kind: 'comparison'
      readonly standard: string
      readonly criterion: Criterion
      readonly was: readonly Comparison[]
      readonly now: readonly Comparison[]
    }
  | {
      readonly kind: 'window'
      readonly standard: string
      readonly criterion: Criterion
      readonly was: number | null
      readonly now: number | null
    }
  | { readonly kind: 'text'; readonly standard: string; readonly was: Words | null; readonly now: Words | null }
  | { readonly kind: 'criterion'; readonly standard: string; readonly criterion: Criterion; readonly added: boolean }
  | { readonly kind: 'standard'; readonly standard: string; readonly added: boolean }
  | {
      readonly kind: 'requires'
      readonly standard: string
      readonly was: string | null
      readonly now: string | null
    }
  | {
      readonly kind: 'setting'
      readonly setting: StandardSetting
      readonly was: number | null
      readonly now: number | null
    }

const isSame = (one: unknown, other: unknown): boolean => canonicalJson(one) === canonicalJson(other)
const byId = <Each extends { readonly id: string }>(all: readonly Each[], id: string): Each | undefined =>
  all.find((each) => each.id === id)

function criterionDifferences(standard: string, was: Criterion, now: Criterion): StandardDifference[] {
  const of = { standard, criterion: now }
  const differences: StandardDifference[] = []
  const compared = ({ anyOf, appliesWhen }: Criterion) => (appliesWhen ? [...anyOf, appliesWhen] : anyOf)
  if (!isSame(compared(was), compared(now)))
    differences.push({ kind: 'comparison', ...of, was: compared(was), now: compared(now) })
  if (was.windowMonths !== now.windowMonths)
    differences.push({ kind: 'window', ...of, was: was.windowMonths, now: now.windowMonths })
  return differences
}

function standardDifferences(was: Standard, now: Standard): StandardDifference[] {
  const standard = now.id
  const differences: StandardDifference[] = []
  if (!isSame(was.name, now.name)) differences.push({ kind: 'text', standard, was: was.name, now: now.name })
  if (was.requires !== now.requires)
    differences.push({ kind: 'requires', standard, was: was.requires, now: now.requires })
  const [before, after] = [criteriaOf(was), criteriaOf(now)]
  for (const criterion of after) {
    const earlier = byId(before, criterion.id)
    if (earlier) differences.push(...criterionDifferences(standard, earlier, criterion))
    else differences.push({ kind: 'criterion', standard, criterion, added: true })
  }
  for (const criterion of before)
    if (!byId(after, criterion.id)) differences.push({ kind: 'criterion', standard, criterion, added: false })
  for (let line = 0; line < Math.max(was.lines.length, now.lines.length); line++) {
    const texts = { was: was.lines[line]?.text ?? null, now: now.lines[line]?.text ?? null }
    if (!isSame(texts.was, texts.now)) differences.push({ kind: 'text', standard, ...texts })
  }
  return differences
}

/** What one set of standards has otherwise than another, in the order of the standards. Empty: they say the same. */
export function standardSetDifferences(was: StandardSet, now: StandardSet): readonly StandardDifference[] {
  const differences: StandardDifference[] = now.standards.flatMap((standard): StandardDifference[] => {
    const earlier = byId(was.standards, standard.id)
    return earlier ? standardDifferences(earlier, standard) : [{ kind: 'standard', standard: standard.id, added: true }]
  })
  for (const { id } of was.standards)
    if (!byId(now.standards, id)) differences.push({ kind: 'standard', standard: id, added: false })
  for (const setting of ['graceDays', 'maxAgeDays', 'endingWarnings'] as const)
    if (was[setting] !== now[setting])
      differences.push({ kind: 'setting', setting, was: was[setting], now: now[setting] })
  return differences
}

/** Do these standards say the same, in whatever order their fields were stored? */
export const isSameSet = (one: StandardSet, other: StandardSet): boolean => isSame(one, other)

/** The set, with the standards of the one before that it has no more behind its own: whatever is said of a change has its name there. */
export const withRemoved = (was: StandardSet, now: StandardSet): StandardSet => ({
  ...now,
  standards: [...now.standards, ...was.standards.filter(({ id }) => now.standards.every((each) => each.id !== id))],
})
