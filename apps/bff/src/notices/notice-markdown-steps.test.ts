import { Session } from 'node:inspector/promises'
import { setFlagsFromString } from 'node:v8'
import { findNoticeFlaws } from '@mimamori/policy/notices/notice-text-rules'
import { expect, onTestFinished, test } from 'vitest'
import { markdownToMarkup } from './notice-markdown.ts'
import { toPortableMarkdown } from './portable-markdown.ts'

const SIGNS = ['!', '![', '](', ')', '[', '*', '_', '`', '#', '- ', '<', '{{', '}}', '://', 'https://a', '\n', '件']

type Owner = { [name: string]: unknown }

/**
 * The characters that patterns and searches in strings look at while `work` runs. A slice is none: it points into its string. A pattern that is bound
 * to a place looks at what it matches there.
 */
function charactersSeen(work: () => void): number {
  let seen = 0
  const restore: (() => void)[] = []
  const watch = (
    owner: object,
    name: string,
    sizeOf: (self: never, given: never, answer: never, from: number) => number,
  ) => {
    const original = (owner as Owner)[name] as (...given: unknown[]) => unknown
    ;(owner as Owner)[name] = function watched(this: unknown, ...given: unknown[]) {
      const from = this instanceof RegExp && (this.global || this.sticky) ? this.lastIndex : 0
      const answer = original.apply(this, given)
      seen += sizeOf(this as never, given as never, answer as never, from)
      return answer
    }
    restore.push(() => {
      ;(owner as Owner)[name] = original
    })
  }
  for (const name of ['split', 'replaceAll', 'trim'])
    watch(String.prototype, name, (self: string, [by]: unknown[]) => (by instanceof RegExp ? 0 : self.length))
  watch(String.prototype, 'indexOf', (self: string, [, from = 0]: [string, number?], found: number) =>
    Math.abs((found === -1 ? self.length : found) - from),
  )
  watch(String.prototype, 'lastIndexOf', (self: string, [, from = self.length]: [string, number?], found: number) =>
    Math.abs(from - Math.max(found, 0)),
  )
  watch(RegExp.prototype, 'exec', (self: RegExp, [text]: [string], found: RegExpExecArray | null, from) => {
    if (self.sticky || self.source.startsWith('^')) return 1 + (found?.[0].length ?? 0)
    return (found ? found.index + found[0].length : text.length) - from
  })
  try {
    work()
  } finally {
    for (const each of restore.reverse()) each()
  }
  return seen
}

/** compilers whose code counts nothing: where earlier tests made it fast, hardly a step would be seen */
const OPTIMIZERS = ['turbofan', 'maglev']

/** How often the parts of our code and of the Markdown reader have run since this was asked last. */
async function countRuns(session: Session): Promise<number> {
  const { result } = await session.post('Profiler.takePreciseCoverage')
  return result
    .filter(({ url }) => /notices|markdown-it|linkify|mdurl|html-markup/.test(url) && !url.includes('.test.ts'))
    .flatMap(({ functions }) => functions)
    .flatMap(({ ranges }) => ranges)
    .reduce((sum, { count }) => sum + count, 0)
}

const BASIS = {
  month: '2026-12',
  version: 1,
  figures: null,
  corrected: null,
  previous: false,
  pictures: null,
  thresholds: [],
}

function render(text: string): void {
  markdownToMarkup(text)
  toPortableMarkdown(text)
  const texts = { ja: { title: 'a', correction: '', opening: text, sections: [] }, en: null }
  findNoticeFlaws(texts as never, BASIS as never)
}

test('a notice of any two signs twice as long takes at most two and a half times the steps', {
  timeout: 300_000,
}, async () => {
  OPTIMIZERS.forEach((each) => void setFlagsFromString(`--no-${each}`))
  onTestFinished(() => OPTIMIZERS.forEach((each) => void setFlagsFromString(`--${each}`)))
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  const slow: string[] = []
  for (const one of SIGNS)
    for (const other of SIGNS) {
      const pair = `${one}${other}`
      const steps = async (text = '') => {
        const seen = charactersSeen(() => render(text))
        return [await countRuns(session), seen]
      }
      const [short, long] = [400, 800].map((length) => pair.repeat(length / pair.length))
      const [runs = 0, seen = 0] = await steps(short)
      const [moreRuns = 0, moreSeen = 0] = await steps(long)
      if (moreRuns > 2.5 * runs || moreSeen > 2.5 * seen)
        slow.push(`${JSON.stringify(pair)}: ${runs} → ${moreRuns} runs, ${seen} → ${moreSeen} characters`)
    }
  session.disconnect()
  expect(slow.join('\n')).toBe('')
})
