import { globSync, readFileSync } from 'node:fs'
import { parseSync } from 'vite'
import { expect, test } from 'vitest'

const COPY = new URL('../../../../packages/copy/src/', import.meta.url).pathname
/** Version 1 of the catalogue never changes, see docs/decisions/0012-the-catalogue.md. */
const SHIPPED = /^catalogue\/(templates|clauses|categories|reasons)\.ja\.ts$/

type Node = { readonly type?: string; readonly value?: unknown; readonly quasis?: readonly Node[] }

/** Each text under a node; what is filled in is a space. */
function textsIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  const { type, value, quasis } = node as Node
  const below = Object.values(node).flatMap(textsIn)
  if (type === 'Literal' && typeof value === 'string') return [value]
  if (type !== 'TemplateLiteral') return below
  return [...below, (quasis ?? []).map((piece) => (piece.value as { raw: string }).raw).join(' ')]
}

const japanese = globSync('**/*ja.ts', { cwd: COPY })
  .filter((file) => !SHIPPED.test(file))
  .flatMap((file) => textsIn(parseSync(file, readFileSync(`${COPY}${file}`, 'utf8')).program))
  .filter((text) => /[ぁ-んァ-ヶ一-龥]/.test(text))

test('Japanese has full-width brackets, colons and marks', () => {
  expect(japanese.length).toBeGreaterThan(2_000)
  const markdown = /\]\(https/
  expect(japanese.filter((text) => !markdown.test(text) && /[()]|: |[ぁ-んァ-ヶ一-龥][:;?!,]|〜/.test(text))).toEqual(
    [],
  )
})

test('nobody is addressed as あなた', () => {
  expect(japanese.filter((text) => text.includes('あなた'))).toEqual([])
})
