DROP INDEX `outbox_ready`;--> statement-breakpoint
DROP INDEX `outbox_retrying`;--> statement-breakpoint
DROP INDEX `outbox_dead`;--> statement-breakpoint
ALTER TABLE `outbox` ADD `channel` text DEFAULT 'webhook' NOT NULL;--> statement-breakpoint
CREATE INDEX `outbox_delivered` ON `outbox` (`delivered_at`,`id`) WHERE state = 'delivered';--> statement-breakpoint
CREATE INDEX `outbox_ready` ON `outbox` (`channel`,`due_at`,`id`) WHERE state = 'ready';--> statement-breakpoint
CREATE INDEX `outbox_retrying` ON `outbox` (`channel`,`due_at`,`id`) WHERE state = 'retrying';--> statement-breakpoint
CREATE INDEX `outbox_dead` ON `outbox` (`due_at`,`id`) WHERE state = 'dead';