import { existsSync, statfsSync, statSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { lastBackup } from '../../backup/backup-files.ts'
import { AUDIT_KEY_FILE, DATABASE_FILE, PERSONAL_KEY_FILE } from '../../config/data-folder.ts'
import { isLoopbackHost } from '../../config/ip-ranges.ts'
import { BadSettings, type Settings } from '../../config/server-settings.ts'
import { checkNotMoved } from '../../startup/moved-folder.ts'
import { type Check, fail, pass, warn } from './doctor-finding.ts'

const MIN_FREE_BYTES = 1024 ** 3
const HOUR_MS = 60 * 60 * 1000

const MEGABYTE = 1024 ** 2
/** desk and the process that learns together */
const NEEDED_MEGABYTES = 600

/** The limit that the system or its container sets, in bytes; `null`: none, or it is not known here. */
function memoryLimit(): number | null {
  const limit = process.constrainedMemory()
  return limit === 0 || limit >= totalmem() ? null : limit
}

/** May anybody but the owner read or write this file or folder? */
const openToOthers = (path: string): boolean => (statSync(path).mode & 0o077) !== 0

function exposedFiles({ dataFolder, personalKey, databaseUrl, audit }: Settings): string[] {
  const keys = [...(personalKey ? [] : [PERSONAL_KEY_FILE]), ...(audit.key ? [] : [AUDIT_KEY_FILE])]
  const files = [...(databaseUrl ? [] : [DATABASE_FILE]), ...keys]
  return ['', ...files]
    .map((name) => join(resolve(dataFolder), name))
    .filter((path) => existsSync(path) && openToOthers(path))
}

/** Checks of the machine and the configuration. */
export const MACHINE_CHECKS: readonly Check[] = [
  {
    id: 'folder',
    async run({ settings }) {
      try {
        checkNotMoved(settings)
      } catch (fault) {
        if (!(fault instanceof BadSettings)) throw fault
        return fail(fault.message)
      }
      return pass(`the desk is ${settings.databaseUrl ? 'on PostgreSQL' : `in ${resolve(settings.dataFolder)}`}`)
    },
  },
  {
    id: 'files',
    async run({ settings }) {
      const open = exposedFiles(settings)
      return open.length === 0
        ? pass('only the owner can read the data folder, the database and the keys')
        : fail(`other users can read ${open.join(', ')}: run chmod go-rwx`)
    },
  },
  {
    id: 'personal-key',
    async run({ settings }) {
      if (settings.personalKey) return pass('the personal key comes from the environment')
      return warn(
        'the personal key is stored next to the data: keep a copy elsewhere, or better, set MIMAMORI_PERSONAL_KEY',
      )
    },
  },
  {
    id: 'disk',
    async run({ settings }) {
      const { bavail, bsize } = statfsSync(resolve(settings.dataFolder))
      const free = `${(Number(bavail * bsize) / 1024 ** 3).toFixed(1)} GB free`
      return bavail * bsize < MIN_FREE_BYTES ? fail(`${free}: nothing can be saved once the disk is full`) : pass(free)
    },
  },
  {
    id: 'memory',
    async run() {
      const limit = memoryLimit()
      if (limit === null) return pass('no memory limit is set for the desk')
      const says = `the desk may take ${Math.round(limit / MEGABYTE)} MB of memory`
      return limit < NEEDED_MEGABYTES * MEGABYTE
        ? warn(`${says}, and needs ${NEEDED_MEGABYTES} MB while it trains a model: raise it, or set MIMAMORI_MODEL=off`)
        : pass(says)
    },
  },
  {
    id: 'backup',
    async run({ settings, clock }) {
      const { everyHours } = settings.backups
      if (settings.databaseUrl) return pass('back up PostgreSQL with its own tools')
      if (everyHours === 0) return warn('automatic backups are off: MIMAMORI_BACKUP_EVERY_HOURS is 0')
      const { at } = lastBackup(settings, null, clock.now())
      if (at === null) return warn('no backup yet')
      // a backup made just now may be dated slightly ahead of this clock
      const hours = Math.max(0, Date.parse(clock.now()) - Date.parse(at)) / HOUR_MS
      const age = `the newest backup is ${hours.toFixed(1)} hours old`
      return hours > 2 * everyHours ? fail(`${age}, but one is due every ${everyHours} hours`) : pass(age)
    },
  },
  {
    id: 'webhook',
    async run({ settings: { webhook, webhookNetworks } }) {
      if (!webhook) return warn('no events are sent: MIMAMORI_WEBHOOK_URL is not set')
      if (new URL(webhook.url).protocol === 'https:') return pass('events are signed and sent over https')
      if (webhookNetworks.length > 0) return warn('events are signed but sent unencrypted in your own network')
      return fail('events would be sent over plain http: use https')
    },
  },
  {
    id: 'mail',
    async run({ settings: { smtp, publicUrl } }) {
      if (!smtp) return pass('no email is sent: MIMAMORI_SMTP_URL is not set')
      if (publicUrl === null) return warn('members get email, staff get no reports by email: set MIMAMORI_PUBLIC_URL')
      return smtp.plain
        ? warn('members get email through a mail server on this machine, unencrypted up to there')
        : pass(`members get email through ${smtp.host}, encrypted up to there`)
    },
  },
  {
    id: 'address',
    async run({ settings: { host } }) {
      return isLoopbackHost(host)
        ? pass('listens only on this machine; everyone else comes through your proxy')
        : warn(`listens on ${host} over plain http: sign-in works only behind a proxy that speaks TLS`)
    },
  },
  {
    id: 'public-url',
    async run({ settings: { publicUrl } }) {
      if (publicUrl === null)
        return warn(
          "invitation links point to the listening address and passkeys aren't tied to one: set MIMAMORI_PUBLIC_URL",
        )
      const { protocol, hostname } = new URL(publicUrl)
      if (protocol === 'https:') return pass(`people open the desk at ${publicUrl}`)
      return isLoopbackHost(hostname)
        ? warn(`people open the desk at ${publicUrl}, which only works on this machine`)
        : fail(`browsers block sign-in at ${publicUrl}: use https`)
    },
  },
]
