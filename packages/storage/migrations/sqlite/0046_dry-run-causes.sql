ALTER TABLE `standard_forecasts` ADD `cause` text;--> statement-breakpoint
ALTER TABLE `standard_runs` ADD `compared_with` integer;