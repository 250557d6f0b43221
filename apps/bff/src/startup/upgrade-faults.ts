/** An older database was left as it is. The message is one line a person can act on. */
export class UpgradeRefused extends Error {
  override readonly name = 'UpgradeRefused'
}

/** The database is an older one, and this process is not to bring it up to date itself. Nothing was changed. */
export class UpgradeNeeded extends Error {
  override readonly name = 'UpgradeNeeded'
}

/**
 * The upgrade process was killed before it could report why. The message is one line; the next start upgrades from the
 * beginning.
 */
export class UpgradeKilled extends Error {
  override readonly name = 'UpgradeKilled'
}

/** The process that this one waited for ended with this exit code, and has reported why. */
export class AlreadyReported extends Error {
  override readonly name = 'AlreadySaid'
  readonly exitCode: number
  constructor(exitCode: number) {
    super(`a process ended with ${exitCode}`)
    this.exitCode = exitCode
  }
}
