import { parentPort, workerData } from 'node:worker_threads'
import { type LearningTask, learnModel } from './learn-model.ts'

/** Learns one model on a thread of its own, and ends. Nothing imported here may use WebAssembly. */
parentPort?.postMessage(learnModel(workerData as LearningTask))
