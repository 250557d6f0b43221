import type { AppContext } from '../runtime/app-context.ts'

/** The desk, where something happens before its first write: somebody else, or another instance, was faster. */
export function overtakenApp(app: AppContext, happen: () => Promise<unknown>): AppContext {
  let overtaken = false
  const write: AppContext['storage']['write'] = async (work) => {
    if (!overtaken) {
      overtaken = true
      await happen()
    }
    return await app.storage.write(work)
  }
  return { ...app, storage: { ...app.storage, write } }
}
