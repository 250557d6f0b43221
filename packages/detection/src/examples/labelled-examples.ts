import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { LabelledText } from '../training/labelled-text.ts'

const FOLDER = fileURLToPath(new URL('../../texts/', import.meta.url))

function parseLine(line: string): LabelledText {
  const {
    id,
    family,
    kind,
    title = '',
    description,
    body,
    format = 'project',
    escrowed = false,
    ...rest
  } = JSON.parse(line)
  const { reward = null, expect, passages = [] } = rest
  return {
    id,
    family,
    text: { type: kind, title, body: description ?? body, format, escrowed, reward },
    expect,
    passages,
  }
}

/** The labelled texts of files below the folder of texts, such as `held-out/*`; their lines are known to be right. */
export const readExamples = (files: string): readonly LabelledText[] =>
  globSync(`${files}.jsonl`, { cwd: FOLDER })
    .toSorted()
    .flatMap((file) => readFileSync(`${FOLDER}/${file}`, 'utf8').trim().split('\n'))
    .map(parseLine)

/** Every `step`-th of the texts that the model learns from, all files mixed. */
export const labelledExamples = (step: number): readonly LabelledText[] =>
  readExamples('*').filter((_, at) => at % step === 0)
