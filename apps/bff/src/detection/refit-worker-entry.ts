import { constants, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { restWhileBusy } from '../runtime/busy-flag.ts'
import { type LearningTask, learnModel } from './learn-model.ts'

// of this thread alone on Linux, and of the whole desk elsewhere: requests come first; at the lowest priority a machine
// with other work to do gives it almost nothing, and a refit of seconds takes many minutes
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)

const { task, busy } = workerData as { readonly task: LearningTask; readonly busy: Int32Array }

/** Learns one model on a thread of its own, and ends. Nothing imported here may use WebAssembly. */
parentPort?.postMessage(learnModel(task, restWhileBusy(busy)))
