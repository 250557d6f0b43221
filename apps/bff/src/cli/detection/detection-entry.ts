/** `npm run detection -- …`: the detector from the command line. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { evaluateFile, trainShippedModel } from './detection-commands.ts'

const USAGE = `Usage:
  npm run detection -- evaluate FILE.jsonl [--rules-only | --model-only] [--learned PASSED.jsonl] [--padded] [--errors]
      how well the texts of a file are judged, as JSON; --learned: after the honest texts of another file were
      learned, as a desk learns what it passes; --padded: also with reassuring words added; --errors: with every mistake
  npm run detection -- model train
      train the model that ships with the desk`

function run(): string {
  const options = {
    errors: { type: 'boolean' },
    'rules-only': { type: 'boolean' },
    'model-only': { type: 'boolean' },
    learned: { type: 'string' },
    padded: { type: 'boolean' },
  } as const
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  const [command, word] = positionals
  if (command === 'evaluate' && word !== undefined) {
    const path = (file: string) => resolve(process.env.INIT_CWD ?? '.', file)
    const parts = values['rules-only'] ? 'rules' : values['model-only'] ? 'model' : 'all'
    const learned = values.learned === undefined ? null : path(values.learned)
    return evaluateFile(path(word), { errors: values.errors ?? false, parts, learned, padded: values.padded ?? false })
  }
  if (command === 'model' && word === 'train') return trainShippedModel()
  throw new Error(USAGE)
}

try {
  console.log(run())
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault)
  process.exitCode = 1
}
