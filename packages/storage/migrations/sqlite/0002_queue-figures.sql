DROP INDEX `cases_overdue`;--> statement-breakpoint
DROP INDEX `cases_oldest`;--> statement-breakpoint
CREATE INDEX `cases_overdue` ON `cases` (`queue`,`due_at`) WHERE state = 'open' and queue = 'flagged';--> statement-breakpoint
CREATE INDEX `cases_oldest` ON `cases` (`queue`,`opened_at`) WHERE state = 'open' and queue = 'flagged';