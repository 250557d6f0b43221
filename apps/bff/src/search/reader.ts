import { parentPort, workerData } from 'node:worker_threads'
import { type SeenPage, type SeenQuery, seenPage } from '@mimamori/storage/incidents/incident-reads'
import { openSearchIndex } from '@mimamori/storage/search/open-search-index'
import { sampled } from './draw.ts'
import { type Answered, find, type Question } from './find.ts'
import { signatures } from './signatures.ts'
import { type Alike, type Original, similar } from './similar.ts'

/**
 * What is read on a thread of its own, with connections of its own: the index, and who saw whose data. Nothing imported here
 * may bring WebAssembly: a thread that ends with some can end the process (docs/decisions/0011-search-and-similarity.md).
 */
export type Call = { readonly find: Question } | { readonly similar: Original } | { readonly seen: SeenQuery }
export type Result = Answered | Alike | SeenPage

const index = openSearchIndex(workerData)
const known = signatures(index)
const sample = sampled(index)

function answer(call: Call): Promise<Result> {
  if ('find' in call) return find(index, call.find, sample())
  if ('seen' in call) return seenPage(index.db, call.seen)
  return similar(index, known, call.similar)
}

parentPort?.on('message', async ({ id, call }: { id: number; call: Call }) => {
  try {
    parentPort?.postMessage({ id, result: await answer(call) })
  } catch (fault) {
    parentPort?.postMessage({ id, fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) })
  }
})
