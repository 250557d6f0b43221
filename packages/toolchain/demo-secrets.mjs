import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What the desk and the stand-in marketplace of the demo know each other by. Made at the first start and kept beside
 * the data, readable by its owner alone. The desk itself stores only a hash of the key.
 * @param {string} dataFolder
 * @returns {{ webhookSecret: string, apiKey: string }}
 */
export function demoSecrets(dataFolder) {
  const file = join(dataFolder, 'demo-secrets.json')
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error
  }
  const secrets = {
    webhookSecret: `whsec_${randomBytes(32).toString('base64')}`,
    apiKey: `mim_${randomBytes(32).toString('base64url')}`,
  }
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  return secrets
}
