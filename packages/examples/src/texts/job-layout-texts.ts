import type { Random } from '../seeded-random.ts'
import { words } from '../wording/text-lists.ts'

/** The filled parts of one job's text, in the order in which they stand; empty ones are left out. */
export type JobParts = {
  readonly opening: string
  readonly sections: readonly JobSection[]
  /** what a moderator should notice; none in an honest job */
  readonly tells: readonly string[]
  readonly closing: string
}

/** `heads`: names that the section may bear. `listed`: bullets, or questions that may be numbered, instead of sentences. */
export type JobSection = {
  readonly heads: readonly string[]
  readonly lines: readonly string[]
  readonly listed?: 'bullets' | 'questions' | undefined
}

const HEADINGS = words`■# ■# 【#】 【#】 ◆# ●# ＜#＞ ▼# ◎# 〇# ◆◇#◇◆ ★#★`
const BULLETS = ['・', '・', '・', '・', '- ', '●', '◇', '✓'] as const
const NUMBERS: readonly ((n: number) => string)[] = [
  (n) => '①②③④⑤⑥⑦⑧'.charAt(n),
  (n) => `${n + 1}. `,
  (n) => `（${n + 1}）`,
  (n) => `${n + 1}）`,
]

/**
 * The text of a job: sections parted by a blank line, each telling sentence on a line of its own, anywhere between the first and the
 * last words but among the questions. `plain`: without headings.
 */
export function layOutJob(random: Random, { opening, sections, tells, closing }: JobParts, plain: boolean): string {
  const bullet = random.pick(BULLETS)
  const signs = {
    heading: random.pick(HEADINGS),
    bullets: () => bullet,
    questions: random.chance(0.6) ? random.pick(NUMBERS) : () => bullet,
  }
  const blocks = sections
    .filter(({ lines }) => lines.length > 0)
    .map(({ heads, lines, listed }) => ({
      head: plain || heads.length === 0 ? [] : [signs.heading.replace('#', random.pick(heads))],
      lines: lines.map((line, n) => (listed ? `${signs[listed](n)}${line}` : line)),
      listed,
    }))
  const told = blocks.filter(({ listed }) => listed !== 'questions')
  for (const tell of tells) {
    const block = random.pick(told)
    block.lines.splice(random.int(1, block.lines.length), 0, `${block.listed ? bullet : ''}${tell}`)
  }
  const texts = [opening, ...blocks.map(({ head, lines }) => [...head, ...lines].join('\n')), closing]
  return texts.filter((text) => text !== '').join('\n\n')
}
