import type { Worker } from 'node:worker_threads'

/**
 * How a thread that opens a database is ended: once its first message has come, or it is gone. Ended while it loads a native
 * module, it would abort the whole process. Call this as the thread starts; the thread must send something once its database is open.
 */
export function threadEnder(thread: Worker): () => Promise<void> {
  const loaded = new Promise<void>((resolve) => {
    for (const event of ['message', 'exit']) thread.once(event, () => resolve())
  })
  return async () => {
    // what is waited for keeps the process
    thread.ref()
    await loaded
    await thread.terminate()
  }
}
