import type { Target } from '../intake/intake-arrivals.ts'
import type { Label } from './model-figures.ts'

/** A past case for a test kit: what the desk decided, and what both models say. */
export type KitCase = {
  readonly caseId: string
  readonly target: Target
  readonly version: number
  readonly desk: Label
  readonly challenger: Label
  readonly champion: Label
}

/** A decided case that a kit may take. `unseen`: no training of the challenger has seen it. */
export type KitCandidate = KitCase & { readonly unseen: boolean }

const KIT_SIZE = 30
export const LEAST_KIT_SIZE = 10
/** of a kit, at most so many on which the two models disagree */
const MOST_DISAGREEMENTS = 10

const isViolation = (label: Label) => label !== 'none'

/** A number from a text, the same at every run, to put cases in an order that tells nothing. */
function orderOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** Takes from two lists in turn, and what is missing of one from the other. */
function takeInTurn<T>(one: readonly T[], other: readonly T[], count: number): readonly T[] {
  const taken: T[] = []
  for (let at = 0; at < Math.max(one.length, other.length); at++) {
    for (const each of [one[at], other[at]]) if (each !== undefined) taken.push(each)
  }
  return taken.slice(0, count)
}

/**
 * The cases of a test kit, in an order that tells nothing: first those on which the models disagree, then both sides in turn,
 * what no training has seen before the rest. `candidates`: the newest first. `seed`: of the order, such as the kit's id.
 */
export function composeTestKit(candidates: readonly KitCandidate[], seed: string): readonly KitCase[] {
  const disagreed = candidates
    .filter(({ challenger, champion }) => isViolation(challenger) !== isViolation(champion))
    .slice(0, MOST_DISAGREEMENTS)
  const others = candidates
    .filter((each) => !disagreed.includes(each))
    .toSorted((one, another) => Number(another.unseen) - Number(one.unseen))
  const sides = takeInTurn(
    others.filter(({ desk }) => isViolation(desk)),
    others.filter(({ desk }) => !isViolation(desk)),
    KIT_SIZE - disagreed.length,
  )
  const order = ({ caseId }: KitCase) => orderOf(`${seed}/${caseId}`)
  return [...disagreed, ...sides]
    .map(({ unseen: _, ...each }) => each)
    .toSorted((one, another) => order(one) - order(another))
}
