ALTER TABLE `saved_steps` ADD `used_at` text;--> statement-breakpoint
ALTER TABLE `saved_views` ADD `used_at` text;--> statement-breakpoint
ALTER TABLE `snippets` ADD `used_at` text;