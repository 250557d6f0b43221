CREATE TABLE `tries` (
	`key` text PRIMARY KEY NOT NULL,
	`n` integer NOT NULL,
	`until` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `tries_until` ON `tries` (`until`);