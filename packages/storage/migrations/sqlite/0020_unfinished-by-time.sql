DROP INDEX `cases_unfinished`;--> statement-breakpoint
DROP INDEX `cases_left`;--> statement-breakpoint
CREATE UNIQUE INDEX `cases_unfinished` ON `cases` (`kind`,`target_type`,`target_id`) WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX `cases_left` ON `cases` (`opened_at`,`target_type`) WHERE closed_at is null;--> statement-breakpoint
CREATE TABLE `answers_by_key` (
	`scope` text NOT NULL,
	`key` text NOT NULL,
	`body_hash` text NOT NULL,
	`answer` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`scope`, `key`)
) STRICT;
--> statement-breakpoint
INSERT INTO `answers_by_key` SELECT `scope`, `key`, `body_hash`, `answer`, `at` FROM `idempotency` ORDER BY `at`;--> statement-breakpoint
DROP TABLE `idempotency`;--> statement-breakpoint
ALTER TABLE `answers_by_key` RENAME TO `idempotency`;--> statement-breakpoint
CREATE INDEX `idempotency_at` ON `idempotency` (`at`);
