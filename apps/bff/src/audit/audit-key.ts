import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type AuditKey, deriveAuditKey } from '@mimamori/storage/audit/signed-head'
import { AUDIT_KEY_FILE } from '../config/data-folder.ts'
import { writeKeyFile } from '../config/master-key.ts'
import { BadSettings, type Settings } from '../config/server-settings.ts'

const auditKeyPath = ({ dataFolder }: Settings): string => join(resolve(dataFolder), AUDIT_KEY_FILE)

function readAuditKey(file: string): AuditKey {
  const text = readFileSync(file, 'utf8').trim()
  if (/^[0-9a-f]{64}$/i.test(text)) return deriveAuditKey(Buffer.from(text, 'hex'))
  throw new BadSettings(`${file}: expected 64 hex digits (32 bytes), got ${text.length} other characters`)
}

/**
 * The key that signs heads, from the environment or the data folder; `null`: there is none yet. Throws BadSettings for
 * a file that holds no key.
 */
export function loadAuditKey(settings: Settings): AuditKey | null {
  if (settings.audit.key !== null) return deriveAuditKey(Buffer.from(settings.audit.key, 'hex'))
  const file = auditKeyPath(settings)
  return existsSync(file) ? readAuditKey(file) : null
}

/** The key that signs heads; created in the data folder when there is none. */
export function loadOrCreateAuditKey(settings: Settings): AuditKey {
  const existing = loadAuditKey(settings)
  if (existing) return existing
  try {
    writeKeyFile(settings, auditKeyPath(settings), randomBytes(32))
  } catch (fault) {
    // another process may have created it meanwhile
    if ((fault as { code?: string }).code !== 'EEXIST') throw fault
  }
  const created = loadAuditKey(settings)
  if (!created) throw new Error('the audit key could not be kept')
  return created
}
