ALTER TABLE `content_versions` ADD `probability` integer;--> statement-breakpoint
ALTER TABLE `content_versions` ADD `model` text;