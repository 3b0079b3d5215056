/** Not used, because the annotation says it. */
@Catalog(
        name = "nlk",
        databases = BciDatabase.class,
        description = "What the lab *measures*: {braces}, <tags>, @signs, back\\slash\\u0041s and */ ends. Second sentence.",
        owner = "data-team",
        location = "${lake}",
        notebook = "https://notebooks.example.com")
@Roapi(reloadSeconds = 600)
package lake;

import io.neuralake.annotations.Catalog;
import io.neuralake.annotations.Roapi;
