import { parentPort, workerData } from 'node:worker_threads'
import type { DecisionCell, MonthCell } from '@mimamori/policy/breakdown/filtered-tables'
import {
  type CellsQuery,
  decisionCells,
  type FilteredMonthsQuery,
  filteredMonths,
} from '@mimamori/storage/breakdown/filtered-reads'
import { type SeenPage, type SeenQuery, seenPage } from '@mimamori/storage/incidents/incident-reads'
import { openSearchIndex } from '@mimamori/storage/search/open-search-index'
import { executeSearch, type SearchOptions, type SearchResult } from './execute-search.ts'
import { findSimilar, type OriginalText, type SimilarHits } from './find-similar.ts'
import { openSignatures } from './similarity-signatures.ts'
import { createSampler } from './token-sampling.ts'

/**
 * A read on a worker thread with its own connections: the search index, who saw whose data, and decisions counted by filters. Nothing imported here
 * may use WebAssembly: a thread that ends with some can end the process (docs/decisions/0011-search-and-similarity.md).
 */
export type WorkerCall =
  | { readonly find: SearchOptions }
  | { readonly similar: OriginalText }
  | { readonly seen: SeenQuery }
  | { readonly cells: readonly CellsQuery[] }
  | { readonly filteredMonths: FilteredMonthsQuery }
export type WorkerResult = SearchResult | SimilarHits | SeenPage | DecisionCell[][] | MonthCell[]

const index = openSearchIndex(workerData)
const known = openSignatures(index)
const sample = createSampler(index)

function answer(call: WorkerCall): Promise<WorkerResult> {
  if ('find' in call) return executeSearch(index, call.find, sample())
  if ('seen' in call) return seenPage(index.db, call.seen)
  if ('cells' in call) return Promise.all(call.cells.map((query) => decisionCells(index.db, query)))
  if ('filteredMonths' in call) return filteredMonths(index.db, call.filteredMonths)
  return findSimilar(index, known, call.similar)
}

// the answer to no call: the index is open, and from now on the thread can be ended, also while it searches
parentPort?.postMessage({ id: 0 })
parentPort?.on('message', async ({ id, call }: { id: number; call: WorkerCall }) => {
  try {
    parentPort?.postMessage({ id, result: await answer(call) })
  } catch (fault) {
    parentPort?.postMessage({ id, fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) })
  }
})
