import { Worker } from 'node:worker_threads'
import type { SeenPage, SeenQuery } from '@mimamori/storage/incidents/incident-reads'
import type { StorageOptions } from '@mimamori/storage/open-storage'
import type { SearchOptions, SearchResult } from './execute-search.ts'
import type { OriginalText, SimilarHits } from './find-similar.ts'
import type { WorkerCall, WorkerResult } from './search-worker-entry.ts'

/** Where what takes long is read: on another thread, so that no search ever holds up a decision. */
export type SearchWorker = {
  readonly find: (question: SearchOptions) => Promise<SearchResult>
  readonly similar: (original: OriginalText) => Promise<SimilarHits>
  readonly seen: (question: SeenQuery) => Promise<SeenPage>
  readonly close: () => Promise<void>
}

type PendingCall = { readonly resolve: (result: never) => void; readonly reject: (fault: Error) => void }
type WorkerMessage = { readonly id: number; readonly result?: WorkerResult; readonly fault?: string }

/** what is read is soon done with; given room, the thread would fill it before it clears up */
const YOUNG_GENERATION_MB = 8
const moduleUrl = import.meta.url
const WORKER_PROGRAM = new URL(
  moduleUrl.endsWith('.ts') ? './search-worker-entry.ts' : './search-worker.mjs',
  moduleUrl,
)

/**
 * Opens with the first question: a desk nobody searches pays nothing for it. A reader that dies is replaced by the next.
 * `program`: what the thread runs.
 */
export function createSearchWorker(at: StorageOptions['at'], program: URL | string = WORKER_PROGRAM): SearchWorker {
  const pending = new Map<number, PendingCall>()
  let worker: Worker | null = null
  let lastId = 0

  function failPending(fault: Error): void {
    worker = null
    for (const { reject } of pending.values()) reject(fault)
    pending.clear()
  }

  function open(): Worker {
    const opened = new Worker(program, {
      workerData: at,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
    })
    opened.unref()
    opened.on('message', ({ id, result, fault }: WorkerMessage) => {
      const who = pending.get(id)
      pending.delete(id)
      if (fault !== undefined) who?.reject(new Error(fault))
      else who?.resolve(result as never)
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
    async close() {
      const stopped = worker
      worker = null
      await stopped?.terminate()
    },
  }
}
