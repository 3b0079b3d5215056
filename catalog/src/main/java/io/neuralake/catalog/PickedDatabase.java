package io.neuralake.catalog;

/**
 * A database that a catalog picks, by the class that was generated for it.
 *
 * @param name name of the database; empty if the class is none of a database
 * @param type qualified name of the class; empty if the compiler does not know it
 */
public record PickedDatabase(String name, String type) {}
