/** The surgical robot that inserts threads. */
@Database(
        name = "robot",
        owner = "surgery-robotics",
        location = "${lake}/robot",
        notebook = "https://notebooks.example.org/robot/introduction.ipynb")
@NullMarked
package io.neuralake.samples.robot;

import io.neuralake.annotations.Database;
import org.jspecify.annotations.NullMarked;
