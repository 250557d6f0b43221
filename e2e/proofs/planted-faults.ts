import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ROOT } from '../harness/server-processes.ts'

const FOLDER = fileURLToPath(new URL('planted-faults', import.meta.url))

/** A single fault: the text that stands once in a file, what takes its place, and the test that is to fail. */
export type PlantedFault = {
  readonly area: string
  readonly file: string
  readonly from: string
  readonly to: string
  /** the test file that finds it: a unit test, or a journey (`.spec.ts`); without: any that loads the file */
  readonly test?: string
  /** of a journey: which test of it, in the words of its title */
  readonly title?: string
  /** what breaks, in one clause */
  readonly says: string
  /** the JSON that has it, without its ending */
  readonly list: string
}

/** The faults of a JSON file. */
export function readFaults(path: string): PlantedFault[] {
  const faults = JSON.parse(readFileSync(path, 'utf8')) as Omit<PlantedFault, 'list'>[]
  return faults.map((fault) => ({ ...fault, list: basename(path, '.json') }))
}

/** One at a time, by `npm run proof mutations`. Whoever changes a line named in the JSON changes it there, too. */
export const PLANTED_FAULTS: readonly PlantedFault[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .flatMap((name) => readFaults(join(FOLDER, name)))

/** Those of an area, or with the word in the name of their file or list. Without words: all. */
export function faultsAbout(words: readonly string[], faults = PLANTED_FAULTS): readonly PlantedFault[] {
  if (words.length === 0) return faults
  return faults.filter(({ area, file, list }) =>
    words.some((word) => area === word || file.includes(word) || list.includes(word)),
  )
}

/** Whether there is something at fault with a fault itself: in words, or `null`. */
export function misfit({ file, from, test }: PlantedFault): string | null {
  const path = join(ROOT, file)
  const places = existsSync(path) ? readFileSync(path, 'utf8').split(from).length - 1 : 0
  if (places !== 1) return `${file}: stands ${places} times in it: ${from}`
  return test === undefined || existsSync(join(ROOT, test)) ? null : `${file}: there is no ${test}`
}
