import { parentPort, workerData } from 'node:worker_threads'
import { openIndex } from '@mimamori/storage/search/open'
import { type Answered, find, type Question } from './find.ts'
import { signatures } from './signatures.ts'
import { type Alike, type Original, similar } from './similar.ts'

/**
 * What the index is asked for on a thread of its own, with connections of its own. Nothing imported here may bring
 * WebAssembly: a thread that ends with some can end the process (docs/decisions/0011-search-and-similarity.md).
 */
export type Call = { readonly find: Question } | { readonly similar: Original }
export type Result = Answered | Alike

const index = openIndex(workerData)
const known = signatures(index)

const answer = (call: Call): Promise<Result> =>
  'find' in call ? find(index, call.find) : similar(index, known, call.similar)

parentPort?.on('message', async ({ id, call }: { id: number; call: Call }) => {
  try {
    parentPort?.postMessage({ id, result: await answer(call) })
  } catch (fault) {
    parentPort?.postMessage({ id, fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) })
  }
})
