import type { Random } from '../seeded-random.ts'

/** Lists of values by slot name, e.g. `{地域}`. */
export type SlotValues = Readonly<Record<string, readonly string[]>>

/** Fills the slots of a template. */
export type FillTemplate = (template: string) => string

const SLOT = /\{([^{}]+)\}/g

/**
 * A filler that keeps what it chose: `{事業}` is the same in the title and in the text of one job.
 * Values may contain slots themselves. Throws on a slot nobody defines, so no token reaches a reader.
 */
export function createFiller(random: Random, ...layers: readonly SlotValues[]): FillTemplate {
  const chosen = new Map<string, string>()
  const fill: FillTemplate = (template) => template.replace(SLOT, (_, name: string) => valueFor(name))
  const valueFor = (name: string): string => {
    const known = chosen.get(name)
    if (known !== undefined) return known
    const values = layers.find((layer) => name in layer)?.[name]
    if (values === undefined) throw new Error(`no values for the slot ${name}`)
    const value = fill(random.pick(values))
    chosen.set(name, value)
    return value
  }
  return fill
}

/** Some entries of a list, in the list's own order. */
export function pickSome<T>(random: Random, list: readonly T[], count: number): T[] {
  const chosenIndexes = new Set(random.shuffle([...list.keys()]).slice(0, count))
  return list.filter((_, index) => chosenIndexes.has(index))
}
