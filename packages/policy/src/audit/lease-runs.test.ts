import { describe, expect, test } from 'vitest'
import { foldLeaseRuns, isDecidingEntry } from './lease-runs.ts'

/** Entries, the newest first: `sato claimed`. */
function log(...lines: string[]) {
  return lines.map((line, index) => {
    const [id = '', action = ''] = line.split(' ')
    return { seq: lines.length - index, action, actor: { id } }
  })
}

const CLAIMS = ['sato case.released', 'sato case.claimed', 'sato case.released', 'sato case.reserved']

/** The rows as one reads them: a run as its size, an entry as its number, one inside an open run with a dot. */
const read = (entries: ReturnType<typeof log>, open: number[] = [], opened?: number) =>
  foldLeaseRuns(entries, new Set(open), opened).map(({ entry, inRun, run }) =>
    run ? `${run.entries.length} in ${run.key}` : `${inRun ? '.' : ''}${entry.seq}`,
  )

describe('claims in the audit log', () => {
  test('those of one person that follow on each other are one row, and what is decided stays', () => {
    expect(read(log('sato case.decided', ...CLAIMS, 'sato case.decided'))).toEqual(['6', '4 in 5', '1'])
  })

  test('an open run has every entry below it', () => {
    expect(read(log(...CLAIMS), [4])).toEqual(['4 in 4', '.4', '.3', '.2', '.1'])
  })

  test('a run whose entry is looked at is open', () => {
    expect(read(log(...CLAIMS), [], 2)).toHaveLength(5)
    expect(read(log(...CLAIMS), [], 9)).toHaveLength(1)
  })

  test('two are not folded, and neither are those of two people', () => {
    expect(read(log('sato case.released', 'sato case.claimed'))).toEqual(['2', '1'])
    expect(read(log('sato case.released', 'sato case.claimed', 'maya case.claimed', 'maya case.released'))).toEqual([
      '4',
      '3',
      '2',
      '1',
    ])
  })

  test('no entry is left out, whatever is folded', () => {
    const entries = log(...CLAIMS, 'sato note.added', ...CLAIMS, 'maya case.claimed')
    const held = foldLeaseRuns(entries, new Set(), undefined).flatMap(({ entry, run }) => run?.entries ?? [entry])
    expect(held).toEqual(entries)
  })

  test('decisions and withdrawals stand out, and what the desk does with them later does not', () => {
    expect(['case.decided', 'decision.undone', 'withdrawal.approved'].every(isDecidingEntry)).toBe(true)
    expect(['decision.stands', 'case.claimed', 'note.added'].some(isDecidingEntry)).toBe(false)
  })
})
