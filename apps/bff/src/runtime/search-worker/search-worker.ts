import { Worker } from 'node:worker_threads'
import type { DecisionCell, MonthCell } from '@mimamori/policy/breakdown/filtered-tables'
import type { CellsQuery, FilteredMonthsQuery } from '@mimamori/storage/breakdown/filtered-reads'
import type { SeenPage, SeenQuery } from '@mimamori/storage/incidents/incident-reads'
import type { StorageOptions } from '@mimamori/storage/open-storage'
import { threadEnder } from '../thread-end.ts'
import type { SearchOptions, SearchResult } from './execute-search.ts'
import type { OriginalText, SimilarHits } from './find-similar.ts'
import type { WorkerCall, WorkerResult } from './search-worker-entry.ts'

/** Reads that take long, on another thread, so that no search delays a decision. */
export type SearchWorker = {
  readonly find: (question: SearchOptions) => Promise<SearchResult>
  readonly similar: (original: OriginalText) => Promise<SimilarHits>
  readonly seen: (question: SeenQuery) => Promise<SeenPage>
  readonly cells: (questions: readonly CellsQuery[]) => Promise<DecisionCell[][]>
  readonly filteredMonths: (question: FilteredMonthsQuery) => Promise<MonthCell[]>
  readonly close: () => Promise<void>
}

type PendingCall = { readonly resolve: (result: never) => void; readonly reject: (fault: Error) => void }
type WorkerMessage = { readonly id: number; readonly result?: WorkerResult; readonly fault?: string }

/** results are short-lived; with more room the thread would fill it before it collects garbage */
const YOUNG_GENERATION_MB = 8
const moduleUrl = import.meta.url
const WORKER_PROGRAM = new URL(
  moduleUrl.endsWith('.ts') ? './search-worker-entry.ts' : './search-worker.mjs',
  moduleUrl,
)

/**
 * Starts with the first call, so that a desk without searches pays nothing. A worker that dies is replaced at the next
 * call. `program`: what the thread runs.
 */
export function createSearchWorker(at: StorageOptions['at'], program: URL | string = WORKER_PROGRAM): SearchWorker {
  const pending = new Map<number, PendingCall>()
  let worker: Worker | null = null
  let end: (() => Promise<void>) | null = null
  let lastId = 0

  function failPending(fault: Error): void {
    worker = null
    end = null
    for (const { reject } of pending.values()) reject(fault)
    pending.clear()
  }

  function open(): Worker {
    const opened = new Worker(program, {
      workerData: at,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
    })
    end = threadEnder(opened)
    opened.unref()
    opened.on('message', ({ id, result, fault }: WorkerMessage) => {
      const call = pending.get(id)
      pending.delete(id)
      if (fault !== undefined) call?.reject(new Error(fault))
      else call?.resolve(result as never)
    })
    opened.on('error', (fault) => failPending(fault instanceof Error ? fault : new Error(String(fault))))
    opened.on('exit', () => {
      if (worker === opened) failPending(new Error('the reader of the index ended'))
    })
    return opened
  }

  function ask<T extends WorkerResult>(call: WorkerCall): Promise<T> {
    worker ??= open()
    lastId += 1
    const id = lastId
    const answered = new Promise<T>((resolve, reject) => pending.set(id, { resolve, reject }))
    worker.postMessage({ id, call })
    return answered
  }

  return {
    find: (question) => ask<SearchResult>({ find: question }),
    similar: (original) => ask<SimilarHits>({ similar: original }),
    seen: (question) => ask<SeenPage>({ seen: question }),
    cells: (questions) => ask<DecisionCell[][]>({ cells: questions }),
    filteredMonths: (question) => ask<MonthCell[]>({ filteredMonths: question }),
    async close() {
      const endOpened = end
      failPending(new Error('the reader of the index was closed'))
      await endOpened?.()
    },
  }
}
