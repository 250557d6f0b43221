import { partOf } from '@mimamori/detection/training/train-model'
import { LEAST_HELD_OUT, LEAST_OF_EACH_SIDE } from '@mimamori/policy/detection/model-gates'
import type { LabelToLearn } from './labels-to-learn.ts'

type Label = Pick<LabelToLearn, 'label' | 'decidedBy' | 'family'>

/**
 * Labels that a model is trained on, and those that it is measured by. `people`: those whose labels it is measured by; `null`: it is
 * measured by families alone.
 */
export type HeldOut<T> = {
  readonly learned: readonly T[]
  readonly heldOut: readonly T[]
  readonly people: readonly string[] | null
}

const PARTS = 5
const SHARE = 1 / PARTS
/** Less of either side is too little to learn from. */
const LEAST_LEARNED = 1 / 4

/** Is this family of texts, by its key, among the fifth that is held out where labels are held out by families? */
export const isFamilyHeldOut = (family: string): boolean => partOf(family, PARTS) === 0

type Sides = { readonly violations: number; readonly others: number }

function countSides(labels: readonly Label[]): Sides {
  const others = labels.filter(({ label }) => label === 'none').length
  return { violations: labels.length - others, others }
}

const canBeMeasuredBy = ({ violations, others }: Sides): boolean =>
  violations + others >= LEAST_HELD_OUT && Math.min(violations, others) >= LEAST_OF_EACH_SIDE

const leavesEnough = (left: Sides, all: Sides): boolean =>
  left.violations >= all.violations * LEAST_LEARNED && left.others >= all.others * LEAST_LEARNED

/** In an order that tells nothing and stays, so that from refit to refit the same people are held out, as far as it goes. */
function inOrderOfChance(ids: readonly string[]): readonly string[] {
  const placeOf = (id: string) => partOf(id, 2 ** 32)
  return ids.toSorted((one, another) => placeOf(one) - placeOf(another) || (one < another ? -1 : 1))
}

/** The people to hold out: one after another, until their labels can be measured by and come no nearer to a fifth of both sides. */
function choosePeople(labels: readonly Label[]): readonly string[] {
  const all = countSides(labels)
  const of = Map.groupBy(labels, ({ decidedBy }) => decidedBy)
  const distance = ({ violations, others }: Sides) =>
    Math.abs(violations / all.violations - SHARE) + Math.abs(others / all.others - SHARE)
  const taken: string[] = []
  let held: Sides = { violations: 0, others: 0 }
  for (const id of inOrderOfChance([...of.keys()])) {
    const own = of.get(id) ?? []
    // without whoever decided most of it there is too little to learn from
    if (own.length * 2 > labels.length) continue
    const { violations, others } = countSides(own)
    const next = { violations: held.violations + violations, others: held.others + others }
    if (canBeMeasuredBy(held) && distance(next) >= distance(held)) break
    taken.push(id)
    held = next
  }
  return taken
}

/** Families that a label of `heldOut` belongs to are not learned from, whoever decided them. */
function cut<T extends Label>(labels: readonly T[], isHeldOut: (label: T) => boolean): Omit<HeldOut<T>, 'people'> {
  const heldOut = labels.filter(isHeldOut)
  const families = new Set(heldOut.map(({ family }) => family))
  return { learned: labels.filter(({ family }) => !families.has(family)), heldOut }
}

/**
 * Divides labels into those to learn from and those to measure by, a fifth or as near to it as people can be held out: nobody's labels are in both, or
 * who decides wrongly would be measured by their own mistakes. Where people cannot be held out (there is one, or what one of them decided alone
 * is most of it) it is a fifth of the families, so that a desk of one gets a model, too. The same labels are divided alike.
 */
export function holdOutLabels<T extends Label>(labels: readonly T[]): HeldOut<T> {
  const people = choosePeople(labels)
  const byPeople = cut(labels, ({ decidedBy }) => people.includes(decidedBy))
  const isDivided =
    canBeMeasuredBy(countSides(byPeople.heldOut)) && leavesEnough(countSides(byPeople.learned), countSides(labels))
  return isDivided ? { ...byPeople, people } : { ...cut(labels, ({ family }) => isFamilyHeldOut(family)), people: null }
}
