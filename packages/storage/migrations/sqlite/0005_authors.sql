CREATE INDEX `cases_author` ON `cases` (`author_id`);--> statement-breakpoint
CREATE INDEX `contents_author` ON `contents` (`author_id`);--> statement-breakpoint
CREATE INDEX `reports_reporter` ON `reports` (`reporter_id`);