import { constants, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import type { StorageOptions } from '@mimamori/storage/open-storage'
import { openSearchIndex } from '@mimamori/storage/search/open-search-index'
import { restWhileBusy } from '../runtime/busy-flag.ts'
import { type EvaluationTask, evaluatePages } from './evaluate-pages.ts'

// of this thread alone on Linux, and of the whole desk elsewhere: requests come first
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW)

type WorkerData = { readonly at: StorageOptions['at']; readonly task: EvaluationTask; readonly busy: Int32Array }
const { at, task, busy } = workerData as WorkerData
const { db } = openSearchIndex(at)
const steps = evaluatePages(db, task, restWhileBusy(busy))

/** Judges one page whenever it is asked for the next; `null`: that was all. Nothing imported here may use WebAssembly. */
parentPort?.on('message', async () => {
  const { value, done } = await steps.next()
  parentPort?.postMessage(done ? null : value)
})
