import type { Comparison, Criterion, StandardSet } from './standard-definition.ts'

/** A criterion by the ids of its standard and its own. */
export type CriterionRef = { readonly standard: string; readonly criterion: string }

/** The set with the criteria of one line edited: the line of this criterion. */
function withLine(
  set: StandardSet,
  { standard, criterion }: CriterionRef,
  edit: (criterion: Criterion) => Criterion,
): StandardSet {
  const standards = set.standards.map((each) => {
    if (each.id !== standard) return each
    const lines = each.lines.map((line) =>
      line.criteria.some(({ id }) => id === criterion) ? { ...line, criteria: line.criteria.map(edit) } : line,
    )
    return { ...each, lines }
  })
  return { ...set, standards }
}

/** The set with another comparison in a criterion that has one. */
export const withComparison = (set: StandardSet, of: CriterionRef, comparison: Comparison): StandardSet =>
  withLine(set, of, (each) => (each.id === of.criterion ? { ...each, anyOf: [comparison] } : each))

/** The set with another window, in months, of a criterion and of those beside it in its line, whose text says it once. */
export const withWindow = (set: StandardSet, of: CriterionRef, windowMonths: number): StandardSet =>
  withLine(set, of, (each) => (each.windowMonths === null ? each : { ...each, windowMonths }))
