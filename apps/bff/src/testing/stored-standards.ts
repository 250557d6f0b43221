/** SQL that stores a standard a member was granted. */
export const changedStandard = (id: string, at: string, memberId = 'U-1'): string =>
  `INSERT INTO standard_changes (id, run_id, member_id, standard, change, at, month, version, missed) VALUES ('${id}', NULL, '${memberId}', 'verified_client', 'granted', '${at}', '${at.slice(0, 7)}', 0, '[{"id":"photo"}]')`

/** SQL that stores a dry run that has ended, and the one member it names. */
export const dryRunOf = (id: string, endedAt: string, memberId = 'U-1'): string =>
  `INSERT INTO standard_runs (id, purpose, roles, standards, at, state, started_by, started_at, ended_at) VALUES ('${id}', 'dry', '[]', '{}', '${endedAt}', 'done', 'mori', '${endedAt}', '${endedAt}');
   INSERT INTO standard_forecasts (run_id, member_id, standard, change, before, after, missed) VALUES ('${id}', '${memberId}', 'verified_client', 'granted', '{}', '{}', '[]')`

/** SQL that stores metrics of a member. */
export const measuredMember = (memberId: string, at: string): string =>
  `INSERT INTO member_metrics (member_id, metrics, category, received_at) VALUES ('${memberId}', '{}', '', '${at}')`

/** A snippet, a quick step and a view, used last at this instant. Their words are nobody's business here. */
export const ownTextsOf = (name: string, at: string): string =>
  `INSERT INTO snippets (id, owner_id, name, text, saved_at, used_at) VALUES ('sn-${name}', 'sato', '', '', '${at}', '${at}');
   INSERT INTO saved_steps (id, owner_id, name, step, saved_at, used_at) VALUES ('st-${name}', 'sato', '', '', '${at}', '${at}');
   INSERT INTO saved_views (id, owner_id, name, shared, query, created_at, used_at) VALUES ('vi-${name}', 'sato', '', 0, '', '${at}', '${at}')`
