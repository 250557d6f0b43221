import { record, SYSTEM } from '@mimamori/storage/record-change'
import { hasSealedRows, sealFingerprint } from '@mimamori/storage/seal/seal-reads'
import { vaultOf } from '@mimamori/storage/vault'
import { beginKeyChange, endKeyChange, loadKeys } from '../config/master-key.ts'
import type { Settings } from '../config/server-settings.ts'
import { createContext } from '../create-context.ts'
import { DeskRunning } from '../startup/exit-with-error.ts'

/**
 * Changes the personal key of a stopped desk: everything sealed or found by it, in one transaction. After a crash at any
 * moment the desk opens under the old or the new key, both of which are kept until it is done; the next call continues.
 * Throws DeskInUse, and DeskRunning where other instances run.
 */
export async function changeKey(settings: Settings): Promise<string> {
  const app = await createContext(settings)
  const { storage, clock } = app
  try {
    // a desk that starts meanwhile waits, and then finds the new key
    return await storage.runExclusively(async () => {
      if (!(await storage.isLeader()))
        throw new DeskRunning('other instances of this desk are running: stop them all first')
      const { from, to } = beginKeyChange(settings)
      if ((await sealFingerprint(storage.db)) !== to.fingerprint) {
        await storage.write((tx) => record(tx, clock.now(), SYSTEM, { type: 'seal.replaced', from, to }))
      }
      const old = endKeyChange(settings)
      return JSON.stringify({ changed: true, fingerprint: to.fingerprint, old, ...(await hasSealedRows(storage.db)) })
    })
  } finally {
    await app.searchWorker.close()
    await storage.close()
  }
}

/** The key in use, whether a change of it was interrupted, and how much is sealed with it, as JSON. */
export async function keyStatus(settings: Settings): Promise<string> {
  const app = await createContext(settings, 'look')
  try {
    const fingerprint = await sealFingerprint(app.storage.db)
    const keys = loadKeys(settings)?.map(({ bytes }) => vaultOf(bytes).fingerprint) ?? []
    const rows = await hasSealedRows(app.storage.db)
    return JSON.stringify({ fingerprint, fits: keys.includes(fingerprint ?? ''), changing: keys.length > 1, ...rows })
  } finally {
    await app.searchWorker.close()
    await app.storage.close()
  }
}
