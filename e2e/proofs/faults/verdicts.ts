import type { PlantedFault } from '../planted-faults.ts'

/** What became of a planted fault. */
export type Verdict =
  /** `endless`: the test does not come to an end, which an end was put to */
  | { readonly status: 'found'; readonly test: string; readonly title: string; readonly endless: boolean }
  /** `loaded`: its tests do read the file, and pass */
  | { readonly status: 'survived'; readonly loaded: boolean }
  /** nothing is known of it: with it the code cannot even be read, or its test fails without it */
  | { readonly status: 'broken'; readonly message: string }

/** A test that fails on code without a fault finds none. */
export class FailsWithoutFault extends Error {
  override readonly name = 'FailsWithoutFault'
}

export type Tried = { readonly fault: PlantedFault; readonly verdict: Verdict }

const named = ({ file, says }: PlantedFault): string => `${file}: ${says}`

/** Faults that no test finds, in words. */
export const survivors = (tried: readonly Tried[]): string[] =>
  tried.flatMap(({ fault, verdict }) => {
    if (verdict.status === 'found') return []
    if (verdict.status === 'broken') return [`${named(fault)} (cannot be tried: ${verdict.message})`]
    return [verdict.loaded ? named(fault) : `${named(fault)} (its tests never load this file)`]
  })

/** Faults with which a test never ends, in words. */
export const endless = (tried: readonly Tried[]): string[] =>
  tried.flatMap(({ fault, verdict }) =>
    verdict.status === 'found' && verdict.endless ? [`${named(fault)} (${verdict.test}: ${verdict.title})`] : [],
  )

/** Which test finds which fault, as Markdown. */
export function foundTable(tried: readonly Tried[]): string {
  const cell = (text: string) => text.replaceAll('|', '\\|')
  const rows = tried.flatMap(({ fault, verdict }) => {
    if (verdict.status !== 'found') return []
    const { area, file, says } = fault
    return [`| ${[area, file, says, verdict.test, verdict.title].map(cell).join(' | ')} |`]
  })
  const head = [
    '# Planted faults, and the test that finds each',
    '',
    'Written by `npm run verify` and `npm run proof mutations`.',
    '',
  ]
  return [...head, '| area | file | fault | found by | which fails |', '|---|---|---|---|---|', ...rows, ''].join('\n')
}
