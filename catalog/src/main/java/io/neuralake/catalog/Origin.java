package io.neuralake.catalog;

/**
 * A place in an author's declarations: a type, one of its members, an annotation on either, an attribute of that
 * annotation, and an item of that attribute. Parts that do not apply are empty, or {@code -1} for a number.
 *
 * <p>It is a name, not a position: a host that has the source can find the line, others can still say where to look.
 *
 * @param type binary name of the declaring type, {@code lake.Outer$Trips}; a package's name for its package-info
 * @param member record component, field or method; a function table's member is its method
 * @param parameter parameter of that method
 * @param annotation simple name of the annotation, {@code DocFilter}
 * @param occurrence which of several annotations of that name, from 0
 * @param attribute attribute of the annotation
 * @param item item of the attribute's list, from 0; {@code -1} for the whole
 */
public record Origin(
        String type, String member, String parameter, String annotation, int occurrence, String attribute, int item) {

    /** The declaration of a type, or of a package by its {@code package-info}. */
    public static Origin of(String type) {
        return new Origin(type, "", "", "", 0, "", -1);
    }

    /** A member of this origin's type. */
    public Origin member(String name) {
        return new Origin(type, name, "", "", 0, "", -1);
    }

    /** A parameter of this origin's method. */
    public Origin parameter(String name) {
        return new Origin(type, member, name, "", 0, "", -1);
    }

    /** The first annotation of a simple name on this origin's declaration. */
    public Origin annotation(String simpleName) {
        return annotation(simpleName, 0);
    }

    /** One of several annotations of a simple name on this origin's declaration, counted from 0. */
    public Origin annotation(String simpleName, int index) {
        return new Origin(type, member, parameter, simpleName, index, "", -1);
    }

    /** An attribute of this origin's annotation. */
    public Origin at(String name) {
        return new Origin(type, member, parameter, annotation, occurrence, name, -1);
    }

    /** An item of this origin's attribute, counted from 0. */
    public Origin item(int index) {
        return new Origin(type, member, parameter, annotation, occurrence, attribute, index);
    }

    /** The declaration alone: type, member and parameter without annotation. */
    public Origin declaration() {
        return new Origin(type, member, parameter, "", 0, "", -1);
    }

    /** The place in words, for hosts that have no source: {@code lake.Trips.city @Column(name)}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(type);
        if (!member.isEmpty()) {
            text.append('.').append(member);
        }
        if (!parameter.isEmpty()) {
            text.append('(').append(parameter).append(')');
        }
        if (!annotation.isEmpty()) {
            text.append(" @").append(annotation);
        }
        if (!attribute.isEmpty()) {
            text.append('(').append(attribute).append(')');
        }
        return text.toString();
    }
}
