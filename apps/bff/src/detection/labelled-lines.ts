import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { LabelledText } from '@mimamori/detection/training/labelled-text'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { JOB_FORMATS, REWARD_TYPES } from '@mimamori/policy/intake/intake-arrivals'
import { z } from 'zod'
import { projectRoot } from '../config/program-files.ts'

const Yen = z.number().nonnegative().nullable()

/** Of a job that says nothing of its reward, which every real one states. */
const ORDINARY_REWARD = { type: 'fixed', min: 10_000 } as const

/** A labelled text as a line of JSON; `unclear`: moderators could differ. A missing format is `project`, a missing reward of a job a fixed one. */
const LabelledLine = z.object({
  id: z.string().optional(),
  family: z.string().optional(),
  kind: z.enum(['job', 'proposal', 'message']),
  title: z.string().default(''),
  description: z.string().default(''),
  body: z.string().default(''),
  format: z.enum(JOB_FORMATS).default('project'),
  reward: z.object({ type: z.enum(REWARD_TYPES), min: Yen.default(null), max: Yen.default(null) }).nullish(),
  escrowed: z.boolean().default(false),
  expect: z.enum([...CATEGORIES, 'none', 'unclear']),
  passages: z.array(z.string()).default([]),
})

/** What is wrong with a line, for the person who wrote it. */
class BadLine extends Error {}

function parseLine(line: string, where: string): LabelledText | null {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (cause) {
    throw new BadLine(`${where}: no JSON: ${cause instanceof Error ? cause.message : cause}`, { cause })
  }
  const parsed = LabelledLine.safeParse(value)
  if (!parsed.success) throw new BadLine(`${where}: ${z.prettifyError(parsed.error)}`)
  const {
    id = where,
    family = id,
    kind,
    title,
    description,
    body,
    format,
    reward,
    escrowed,
    expect,
    passages,
  } = parsed.data
  if (expect === 'unclear') return null
  const text = {
    type: kind,
    title,
    body: description === '' || body === '' ? description + body : `${description}\n${body}`,
    format,
    escrowed,
    reward: reward ? { type: reward.type, min: reward.min } : kind === 'job' ? ORDINARY_REWARD : null,
  }
  return { id, family, text, expect, passages }
}

/** Labelled texts of a file. `unclear`: how many others moderators would judge differently; they are left out. */
export type LabelledTexts = { readonly texts: readonly LabelledText[]; readonly unclear: number }

/** Reads labelled texts, one JSON object a line. Throws `BadLine` with the file, the line and what was expected. */
export function readLabelledTexts(file: string): LabelledTexts {
  const lines = readFileSync(file, 'utf8').split('\n')
  const read = lines.flatMap((line, at) => (line.trim() === '' ? [] : [parseLine(line, `${basename(file)}:${at + 1}`)]))
  const texts = read.filter((text) => text !== null)
  return { texts, unclear: read.length - texts.length }
}

/** The labelled texts of the repository, which every model is trained with. They are read where the project is. */
export function readBaseTexts(): readonly LabelledText[] {
  const folder = join(projectRoot(), 'packages/detection/texts')
  const files = readdirSync(folder).filter((file) => file.endsWith('.jsonl'))
  return files.toSorted().flatMap((file) => readLabelledTexts(join(folder, file)).texts)
}
