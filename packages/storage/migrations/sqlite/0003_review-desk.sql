CREATE TABLE `case_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`author_id` text NOT NULL,
	`at` text NOT NULL,
	`text` text NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `case_notes_case` ON `case_notes` (`case_id`,`id`);--> statement-breakpoint
CREATE TABLE `catalogue_entries` (
	`kind` text NOT NULL,
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`effective_from` text NOT NULL,
	`data` text NOT NULL,
	`author_id` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`kind`, `id`, `version`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `mentions` (
	`note_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`case_id` text NOT NULL,
	`at` text NOT NULL,
	`seen_at` text,
	PRIMARY KEY(`note_id`, `staff_id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `mentions_unseen` ON `mentions` (`staff_id`,`at`) WHERE seen_at is null;--> statement-breakpoint
CREATE TABLE `saved_views` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`name` text NOT NULL,
	`shared` integer NOT NULL,
	`query` text NOT NULL,
	`key` text,
	`created_at` text NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `saved_views_owner` ON `saved_views` (`owner_id`);--> statement-breakpoint
CREATE TABLE `search_docs` (
	`doc` integer PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`id` text NOT NULL,
	`author_id` text NOT NULL,
	`at` text NOT NULL,
	`signature` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `search_docs_content` ON `search_docs` (`type`,`id`);--> statement-breakpoint
ALTER TABLE `cases` ADD `snoozed_until` text;--> statement-breakpoint
ALTER TABLE `cases` ADD `pinned_at` text;--> statement-breakpoint
ALTER TABLE `cases` ADD `escalated_by` text;--> statement-breakpoint
ALTER TABLE `cases` ADD `raised_at` text;--> statement-breakpoint
ALTER TABLE `cases` ADD `format` text;--> statement-breakpoint
ALTER TABLE `cases` ADD `warnings` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `cases` ADD `rules` text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE `cases` SET
	`format` = (SELECT json_extract(c.facts, '$.format') FROM contents c WHERE c.type = cases.target_type AND c.id = cases.target_id),
	`rules` = coalesce((
		SELECT ' ' || group_concat(found.rule, ' ') || ' ' FROM (
			SELECT DISTINCT json_extract(flag.value, '$.rule') AS rule FROM content_versions v, json_each(v.flags) flag
			WHERE v.type = cases.target_type AND v.id = cases.target_id AND v.version = cases.content_version
		) found
	), ''),
	`warnings` = (
		SELECT count(*) FROM measures m JOIN decisions d ON d.id = m.decision_id
		WHERE m.member_id = cases.author_id AND m.measure = 'warn' AND d.state <> 'undone'
	)
WHERE state <> 'closed';--> statement-breakpoint
DROP INDEX `cases_open`;--> statement-breakpoint
CREATE INDEX `cases_open` ON `cases` (`queue`,`rank`,`due_at`,`id`,`category`,`severity`,`reporters`,`warnings`,`format`,`opened_at`,`rules`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `cases_reported` ON `cases` (`rank`,`due_at`,`id`,`category`,`severity`,`reporters`,`warnings`,`format`,`opened_at`,`rules`) WHERE state = 'open' and reporters > 0;--> statement-breakpoint
CREATE INDEX `cases_escalated` ON `cases` (`rank`,`due_at`,`id`) WHERE state = 'escalated';--> statement-breakpoint
CREATE INDEX `cases_snoozed` ON `cases` (`snoozed_until`) WHERE state = 'snoozed';--> statement-breakpoint
ALTER TABLE `members` ADD `email_key` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `members` ADD `phone_key` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `members_email` ON `members` (`email_key`);--> statement-breakpoint
CREATE INDEX `members_phone` ON `members` (`phone_key`);--> statement-breakpoint
DROP TABLE `queue_counts`;--> statement-breakpoint
CREATE TABLE `queue_counts` (
	`queue` text NOT NULL,
	`state` text NOT NULL,
	`category` text NOT NULL,
	`lane` integer NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`queue`, `state`, `category`, `lane`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `queue_counts`("queue", "state", "category", "lane", "n") SELECT queue, 'open', coalesce(category, ''), 1, count(*) FROM cases WHERE state = 'open' GROUP BY 1, 3;--> statement-breakpoint
INSERT INTO `queue_counts`("queue", "state", "category", "lane", "n") SELECT queue, 'reported', coalesce(category, ''), 1, count(*) FROM cases WHERE state = 'open' AND reporters > 0 GROUP BY 1, 3;--> statement-breakpoint
ALTER TABLE `staff` ADD `preferences` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX `content_versions_received` ON `content_versions` (`type`,`received_at`,`id`,`version`) WHERE type = 'job';--> statement-breakpoint
CREATE VIRTUAL TABLE `search` USING fts5(tokens, content='', contentless_delete=1, detail=none, tokenize='unicode61 remove_diacritics 0');
