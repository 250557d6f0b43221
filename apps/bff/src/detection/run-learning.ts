import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { type LearnedModel, type LearningTask, learnModel } from './learn-model.ts'

const moduleUrl = import.meta.url
/** `null` from source, where a thread would load Node's TypeScript reader, which is WebAssembly. */
const WORKER_PROGRAM = moduleUrl.endsWith('.ts') ? null : new URL('./refit-worker.mjs', moduleUrl)

/** Learns a model: on a thread of its own in a built desk, here where the desk runs from source. */
export async function runLearning(task: LearningTask): Promise<LearnedModel> {
  if (WORKER_PROGRAM === null) return learnModel(task)
  const worker = new Worker(WORKER_PROGRAM, { workerData: task })
  try {
    const [learned] = await once(worker, 'message')
    return learned as LearnedModel
  } finally {
    await worker.terminate()
  }
}
