import type { DatabaseNotice } from '@mimamori/storage/open-storage'
import type { Log } from '../runtime/json-log.ts'

const MEGABYTE = 1024 * 1024

/** Logs what an operator should know about the database: its WAL grows, or the last stop was unclean. */
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
