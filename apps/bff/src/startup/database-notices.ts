import type { DatabaseNotice } from '@mimamori/storage/open-storage'
import type { Log } from '../runtime/json-log.ts'

const MEGABYTE = 1024 * 1024

/** Write into the log what whoever keeps the desk running should know about its database. */
export function logDatabaseNotice(log: Log): (notice: DatabaseNotice) => void {
  return (notice) => {
    const megabytes = Math.round(notice.bytes / MEGABYTE)
    if (notice.type === 'log.grows') {
      log.warn({ megabytes }, 'something reads one and the same instant of the database for long, and its WAL grows')
      return
    }
    const { entries, firstBad } = notice.tail
    if (firstBad === null) {
      log.info(
        { megabytes, entries },
        'the last stop was unclean: the WAL is in the database, the newest audit entries verify',
      )
    } else {
      log.error(
        { firstBad },
        'the last stop was unclean and the audit log is broken: see mimamori verify and mimamori restore',
      )
    }
  }
}
