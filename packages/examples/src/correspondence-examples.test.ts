import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { expect, test } from 'vitest'
import { type CorrespondenceKind, exampleMessage, exampleProposal } from './correspondence-examples.ts'
import { exampleReport } from './report-examples.ts'
import { createSeededRandom } from './seeded-random.ts'

const AT = '2026-11-20T03:00:00.000Z'
const LETTER = { id: 'M-1', jobId: 'J-1', senderId: 'U-1', recipientId: 'U-2', at: AT } as const
const KINDS: readonly CorrespondenceKind[] = ['clean', ...CATEGORIES]
const CONTACT = /0[789]0-0000-\d{4}|@example\.|IDは /

function many<T>(make: (random: ReturnType<typeof createSeededRandom>) => T, seed = 6): T[] {
  const random = createSeededRandom(seed)
  return Array.from({ length: 200 }, () => make(random))
}

test.each(KINDS)('there are varied messages and proposals of kind %s', (kind) => {
  const messages = many((random) => exampleMessage(random, { ...LETTER, kind }).body)
  const proposals = many(
    (random) => exampleProposal(random, { id: 'P-1', jobId: 'J-1', freelancerId: 'U-2', at: AT, kind }).body,
  )
  expect(new Set(messages).size).toBeGreaterThan(20)
  expect(new Set(proposals).size).toBeGreaterThan(150)
  for (const text of [...messages, ...proposals]) expect(text).not.toMatch(/[{}]|undefined|^\[/m)
})

test('before escrow an honest message holds no contact, after it a project message may', () => {
  const before = many((random) => exampleMessage(random, { ...LETTER, kind: 'clean' }).body)
  const after = many((random) => exampleMessage(random, { ...LETTER, kind: 'clean', escrowed: true }).body)
  const task = many(
    (random) => exampleMessage(random, { ...LETTER, kind: 'clean', escrowed: true, format: 'task' }).body,
  )
  expect(before.filter((text) => CONTACT.test(text))).toEqual([])
  expect(after.filter((text) => CONTACT.test(text)).length).toBeGreaterThan(20)
  expect(task.filter((text) => CONTACT.test(text))).toEqual([])
})

test('a message speaks of the trade of its job', () => {
  const texts = many(
    (random) =>
      exampleMessage(random, { ...LETTER, kind: 'clean', about: 'Excelマクロの作成 Excel・マクロ・VBA' }).body,
  )
  expect(texts.filter((text) => /音声|LINEスタンプ|テスト記事/.test(text))).toEqual([])
})

test('a report speaks of what was reported, and carries a snapshot only when there is one', () => {
  const order = { id: 'R-1', target: { type: 'job', id: 'J-1' }, reporterId: 'U-3', at: AT } as const
  const about = 'メルカリのアカウントを貸してくださる方を募集'
  const reports = many((random) => exampleReport(random, { ...order, kind: 'external_terms', about }))
  for (const report of reports) {
    expect(report.text).toMatch(/メルカリ/)
    expect(report).not.toHaveProperty('snapshot')
  }
  const snapshot = { text: about, authorId: 'U-1', sentAt: AT }
  expect(exampleReport(createSeededRandom(1), { ...order, kind: 'unfounded', snapshot }).snapshot).toEqual(snapshot)
})
