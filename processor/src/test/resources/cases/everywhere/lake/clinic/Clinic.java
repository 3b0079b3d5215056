package lake.clinic;

import io.neuralake.annotations.Database;
import io.neuralake.annotations.SuppressRule;

/** The clinic, declared on a type. */
@Database(name = "clinic", location = "s3://clinic/${site}", notebook = "https://notebooks.example.com/clinic")
@SuppressRule(value = "NL0601", reason = "known by heart")
interface Clinic {}
