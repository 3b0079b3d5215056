package io.neuralake.runtime.storage;

/**
 * One entry of a directory.
 *
 * @param place where it is
 * @param directory whether it is a directory; everything else is an object
 * @param size bytes of an object, 0 for a directory
 * @param modified when it was last written, in milliseconds since 1970-01-01T00:00:00Z
 * @param tag what the store calls this content of the object, and no other; empty if it has no such name or it is not known
 * @param link whether it is a link; all else is of what that leads to
 */
public record ObjectStatus(Place place, boolean directory, long size, long modified, String tag, boolean link) {

    /** An entry that is no link. */
    public ObjectStatus(Place place, boolean directory, long size, long modified, String tag) {
        this(place, directory, size, modified, tag, false);
    }

    /** An entry whose content has no name. */
    public ObjectStatus(Place place, boolean directory, long size, long modified) {
        this(place, directory, size, modified, "");
    }

    /** Last part of the place, as it is stored. */
    public String name() {
        return place.name();
    }
}
