ALTER TABLE `contact_reminders` ADD `rest` text;--> statement-breakpoint
ALTER TABLE `contact_reminders` ADD `rest_yen` integer;--> statement-breakpoint
ALTER TABLE `contact_reminders` ADD `rest_until` text;