import { on } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { AppContext } from '../runtime/app-context.ts'
import { raiseBusyFlag } from '../runtime/busy-flag.ts'
import { threadEnder } from '../runtime/thread-end.ts'
import { type EvaluationStep, type EvaluationTask, evaluatePages } from './evaluate-pages.ts'

const moduleUrl = import.meta.url
/** `null` from source, where a thread would load Node's TypeScript reader, which is WebAssembly. */
const WORKER_PROGRAM = moduleUrl.endsWith('.ts') ? null : new URL('./evaluation-worker.mjs', moduleUrl)

/** a page of members is soon garbage: V8 must not let it grow */
const YOUNG_GENERATION_MB = 8

/**
 * The steps of an evaluation: judged on a thread of its own in a built desk, which rests while the desk is busy, here where the desk runs from
 * source. Each is made when it is asked for, so that pages do not pile up.
 */
export async function* evaluationSteps(
  { storage, databaseAt }: AppContext,
  task: EvaluationTask,
): AsyncGenerator<EvaluationStep> {
  if (WORKER_PROGRAM === null) return yield* evaluatePages(storage.db, task)
  const busy = raiseBusyFlag()
  const worker = new Worker(WORKER_PROGRAM, {
    workerData: { at: databaseAt, task, busy: busy.flag },
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
  })
  const end = threadEnder(worker)
  try {
    worker.postMessage('next')
    for await (const [step] of on(worker, 'message')) {
      if (step === null) return
      yield step as EvaluationStep
      worker.postMessage('next')
    }
  } finally {
    busy.stop()
    await end()
  }
}
