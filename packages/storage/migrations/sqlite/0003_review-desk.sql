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
ALTER TABLE `cases` ADD `format` text;--> statement-breakpoint
ALTER TABLE `cases` ADD `warnings` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `cases` ADD `rules` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `cases_category` ON `cases` (`queue`,`category`,`rank`,`due_at`,`id`) WHERE state = 'open' and category is not null;--> statement-breakpoint
CREATE INDEX `cases_reported` ON `cases` (`rank`,`due_at`,`id`) WHERE state = 'open' and reporters > 0;--> statement-breakpoint
CREATE INDEX `cases_escalated` ON `cases` (`rank`,`due_at`,`id`) WHERE state = 'escalated';--> statement-breakpoint
CREATE INDEX `cases_snoozed` ON `cases` (`snoozed_until`) WHERE state = 'snoozed';--> statement-breakpoint
ALTER TABLE `members` ADD `email_key` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `members` ADD `phone_key` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `members_email` ON `members` (`email_key`);--> statement-breakpoint
CREATE INDEX `members_phone` ON `members` (`phone_key`);--> statement-breakpoint
ALTER TABLE `staff` ADD `preferences` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX `content_versions_received` ON `content_versions` (`received_at`) WHERE type = 'job';--> statement-breakpoint
CREATE VIRTUAL TABLE `search` USING fts5(tokens, content='', contentless_delete=1, detail=none, tokenize='unicode61 remove_diacritics 0');
