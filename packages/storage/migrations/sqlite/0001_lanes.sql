CREATE TABLE `marks` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `__new_month_counts` (
	`month` text NOT NULL,
	`target_type` text NOT NULL,
	`published` text NOT NULL,
	`lane` integer NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`month`, `target_type`, `published`, `lane`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_month_counts`("month", "target_type", "published", "lane", "n") SELECT "month", "target_type", "published", 1, "n" FROM `month_counts`;--> statement-breakpoint
DROP TABLE `month_counts`;--> statement-breakpoint
ALTER TABLE `__new_month_counts` RENAME TO `month_counts`;--> statement-breakpoint
CREATE TABLE `__new_queue_counts` (
	`queue` text NOT NULL,
	`state` text NOT NULL,
	`lane` integer NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`queue`, `state`, `lane`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_queue_counts`("queue", "state", "lane", "n") SELECT "queue", "state", 1, "n" FROM `queue_counts`;--> statement-breakpoint
DROP TABLE `queue_counts`;--> statement-breakpoint
ALTER TABLE `__new_queue_counts` RENAME TO `queue_counts`;--> statement-breakpoint
ALTER TABLE `audit` ADD `lane` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `outbox` ADD `sender` text;
