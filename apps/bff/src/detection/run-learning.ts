import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { raiseBusyFlag } from '../runtime/busy-flag.ts'
import { type LearnedModel, type LearningTask, learnModel } from './learn-model.ts'

const moduleUrl = import.meta.url
/** `null` from source, where a thread would load Node's TypeScript reader, which is WebAssembly. */
const WORKER_PROGRAM = moduleUrl.endsWith('.ts') ? null : new URL('./refit-worker.mjs', moduleUrl)

/**
 * Learns a model: on a thread of its own in a built desk, which rests while the desk is busy, here where the desk runs from
 * source. Rejects with an AbortError when `signal` ends it.
 */
export async function runLearning(task: LearningTask, signal: AbortSignal): Promise<LearnedModel> {
  signal.throwIfAborted()
  if (WORKER_PROGRAM === null) return learnModel(task)
  const busy = raiseBusyFlag()
  const worker = new Worker(WORKER_PROGRAM, { workerData: { task, busy: busy.flag } })
  try {
    const [learned] = await once(worker, 'message', { signal })
    return learned as LearnedModel
  } finally {
    busy.stop()
    await worker.terminate()
  }
}
