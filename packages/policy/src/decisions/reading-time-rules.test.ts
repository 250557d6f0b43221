import { describe, expect, test } from 'vitest'
import { judgeReadingTime, READING_BOUNDS_MS, shortestPassageMs, shortestReadingMs } from './reading-time-rules.ts'

const { least, most } = READING_BOUNDS_MS
const text = (body: string, marked = '', title = '') => {
  const start = body.indexOf(marked)
  const passages = marked === '' ? [] : [{ field: 'body' as const, start, end: start + marked.length }]
  return { title, body, passages }
}

describe('the shortest time in which a text can be read', () => {
  test('is a second for fifteen characters of Japanese, title and body alike', () => {
    expect(shortestReadingMs(text('あ'.repeat(15)))).toBe(1000)
    expect(shortestReadingMs(text('漢'.repeat(15), '', 'カ'.repeat(15)))).toBe(2000)
    expect(shortestReadingMs(text('０、ー「」'.repeat(3)))).toBe(1000)
  })

  test('is a third of that for Latin letters, and white space takes none', () => {
    expect(shortestReadingMs(text('a'.repeat(45)))).toBe(1000)
    expect(shortestReadingMs(text(`${'a'.repeat(45)}${' \n\u3000'.repeat(100)}`))).toBe(1000)
  })

  test('is never less than seeing takes, and a long text asks no more than its share', () => {
    expect(shortestReadingMs(text(''))).toBe(least)
    expect(shortestReadingMs(text('あ'.repeat(5000)))).toBe(most)
  })

  test('of a marked passage counts what is around it, and what two passages share once', () => {
    const long = `${'あ'.repeat(500)}LINE${'い'.repeat(500)}`
    expect(shortestPassageMs(text(long, 'LINE'))).toBe(Math.round((80 / 15 + 4 / 45) * 1000))
    const twice = {
      ...text(long),
      passages: [500, 501].map((start) => ({ field: 'body' as const, start, end: start + 1 })),
    }
    expect(shortestPassageMs(twice)).toBeLessThan(shortestPassageMs(text(long, 'LINE')))
  })
})

describe('a decision', () => {
  const long = text(`${'あ'.repeat(200)}LINE${'い'.repeat(200)}`, 'LINE')
  const judge = (shownMs: number | null, passed: boolean, heldMs: number | null = 60_000) =>
    judgeReadingTime({ text: long, shownMs, heldMs, passed })

  test('is quick when a text is passed in less time than all of it takes', () => {
    expect(judge(19_999, true)).toEqual({ shownMs: 19_999, quick: true })
    expect(judge(20_000, true)).toEqual({ shownMs: 20_000, quick: false })
  })

  test('that takes a measure is quick only when not even the passage can have been read', () => {
    expect(judge(6_000, false).quick).toBe(false)
    expect(judge(5_000, false).quick).toBe(true)
  })

  test('is not believed to have been shown for longer than it was claimed', () => {
    expect(judge(60_000, true, 1_500)).toEqual({ shownMs: 1_500, quick: true })
    expect(judge(60_000, true, -5)).toEqual({ shownMs: 0, quick: true })
    expect(judge(60_000, true, null)).toEqual({ shownMs: 60_000, quick: false })
  })

  test('of which the page could not tell is neither quick nor read', () => {
    expect(judge(null, true)).toEqual({ shownMs: null, quick: false })
  })
})
