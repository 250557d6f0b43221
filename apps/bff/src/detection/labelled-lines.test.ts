import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readLabelledTexts } from './labelled-lines.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mimamori-lines-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function read(...lines: readonly unknown[]) {
  const file = join(folder, 'texts.jsonl')
  writeFileSync(file, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'))
  return readLabelledTexts(file).texts
}

test('what a line leaves out is ordinary: a project, a fixed reward of a job, before escrow', () => {
  const [job, message] = read({ kind: 'job', title: 'A', description: 'B', expect: 'mlm' }, '', {
    id: 'M-1',
    kind: 'message',
    body: 'C',
    expect: 'none',
  })
  expect(job).toMatchObject({ id: 'texts.jsonl:1', expect: 'mlm' })
  expect(job?.text).toMatchObject({ title: 'A', body: 'B', format: 'project', reward: { type: 'fixed', min: 10_000 } })
  expect(message).toMatchObject({ id: 'M-1', family: 'M-1', text: { type: 'message', escrowed: false, reward: null } })
})

test('a stated reward is read as it is, also of 0', () => {
  const [job] = read({ kind: 'job', reward: { type: 'per_task', min: 0, max: 0 }, expect: 'free_sample' })
  expect(job?.text.reward).toEqual({ type: 'per_task', min: 0 })
})

test.each([
  ['{"kind":', /^texts\.jsonl:1: no JSON: /],
  [{ kind: 'letter', expect: 'none' }, /^texts\.jsonl:1: .*"job"\|"proposal"\|"message"[\s\S]*at kind/],
  [{ kind: 'job', expect: 'spam' }, /at expect/],
])('a line that is none says where, and what was expected: %j', (line, message) => {
  expect(() => read(line)).toThrow(message)
})

test('a line that moderators could judge either way is left out and counted', () => {
  const file = join(folder, 'unclear.jsonl')
  writeFileSync(
    file,
    ['none', 'unclear', 'unclear'].map((expect) => JSON.stringify({ kind: 'job', expect })).join('\n'),
  )
  const { texts, unclear } = readLabelledTexts(file)
  expect([texts.length, unclear]).toEqual([1, 2])
})
