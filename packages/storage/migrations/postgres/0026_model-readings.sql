CREATE TABLE "model_readings" (
	"day" text collate "C" NOT NULL,
	"model" text collate "C" NOT NULL,
	"category" text collate "C" NOT NULL,
	"level" text collate "C" NOT NULL,
	"n" integer NOT NULL,
	CONSTRAINT "model_readings_model_day_category_level_pk" PRIMARY KEY("model","day","category","level")
);
