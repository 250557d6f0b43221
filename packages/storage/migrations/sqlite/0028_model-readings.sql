CREATE TABLE `model_readings` (
	`day` text NOT NULL,
	`model` text NOT NULL,
	`category` text NOT NULL,
	`level` text NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`model`, `day`, `category`, `level`)
);
