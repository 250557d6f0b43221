/** `npm run detection -- …`: the detector from the command line. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { evaluateFile, trainShippedModel } from './detection-commands.ts'

const USAGE = `Usage:
  npm run detection -- evaluate FILE.jsonl [--errors] [--rules-only | --model-only]
                                                                       how well texts of a file are judged, as JSON
  npm run detection -- model train                                     train the model that ships with the desk`

function run(): string {
  const options = {
    errors: { type: 'boolean' },
    'rules-only': { type: 'boolean' },
    'model-only': { type: 'boolean' },
  } as const
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  const [command, word] = positionals
  if (command === 'evaluate' && word !== undefined) {
    const file = resolve(process.env.INIT_CWD ?? '.', word)
    const parts = values['rules-only'] ? 'rules' : values['model-only'] ? 'model' : 'all'
    return evaluateFile(file, { errors: values.errors ?? false, parts })
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
