ALTER TABLE `reports` ADD `invalidated_at` text;--> statement-breakpoint
ALTER TABLE `reports` ADD `invalidated_by` text;--> statement-breakpoint
ALTER TABLE `reports` ADD `invalid_reason` text;