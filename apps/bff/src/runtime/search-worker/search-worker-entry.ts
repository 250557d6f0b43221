import { parentPort, workerData } from 'node:worker_threads'
import { type SeenPage, type SeenQuery, seenPage } from '@mimamori/storage/incidents/incident-reads'
import { openSearchIndex } from '@mimamori/storage/search/open-search-index'
import { executeSearch, type SearchOptions, type SearchResult } from './execute-search.ts'
import { findSimilar, type OriginalText, type SimilarHits } from './find-similar.ts'
import { openSignatures } from './similarity-signatures.ts'
import { createSampler } from './token-sampling.ts'

/**
 * A read on a worker thread with its own connections: the search index, and who saw whose data. Nothing imported here
 * may use WebAssembly: a thread that ends with some can end the process (docs/decisions/0011-search-and-similarity.md).
 */
export type WorkerCall =
  | { readonly find: SearchOptions }
  | { readonly similar: OriginalText }
  | { readonly seen: SeenQuery }
export type WorkerResult = SearchResult | SimilarHits | SeenPage

const index = openSearchIndex(workerData)
const known = openSignatures(index)
const sample = createSampler(index)

function answer(call: WorkerCall): Promise<WorkerResult> {
  if ('find' in call) return executeSearch(index, call.find, sample())
  if ('seen' in call) return seenPage(index.db, call.seen)
  return findSimilar(index, known, call.similar)
}

parentPort?.on('message', async ({ id, call }: { id: number; call: WorkerCall }) => {
  try {
    parentPort?.postMessage({ id, result: await answer(call) })
  } catch (fault) {
    parentPort?.postMessage({ id, fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) })
  }
})
