package io.neuralake.samples.field;

import io.neuralake.annotations.Classification;
import io.neuralake.annotations.Column;
import io.neuralake.annotations.DocFilter;
import io.neuralake.annotations.Format;
import io.neuralake.annotations.Link;
import io.neuralake.annotations.Operator;
import io.neuralake.annotations.Roapi;
import io.neuralake.annotations.Table;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Adult penguins observed near Palmer Station, Antarctica, from 2007 to 2009, and how large they were.
 *
 * <p>Measured by Kristen Gorman and the Palmer Station Long Term Ecological Research programme; made available under
 * CC0, that is, given to the public domain. See Gorman KB, Williams TD, Fraser WR (2014), Ecological Sexual Dimorphism
 * and Environmental Variability within a Community of Antarctic Penguins (Genus Pygoscelis), PLoS ONE 9(3): e90081.
 *
 * @param studyName expedition during which the bird was seen
 * @param sampleNumber number of the sample within the expedition and species
 * @param species common and scientific name
 * @param region region of the Palmer grid
 * @param island island near Palmer Station
 * @param stage stage of breeding at the time
 * @param individualId identifies the bird
 * @param clutchCompletion whether the nest was seen with a full clutch of two eggs
 * @param dateEgg day on which the nest was first seen with an egg
 * @param culmenLength length of the upper ridge of the bill
 * @param culmenDepth depth of the upper ridge of the bill
 * @param flipperLength length of the flipper
 * @param bodyMass mass of the bird
 * @param sex sex of the bird; absent where it could not be told
 * @param delta15N ratio of stable isotopes of nitrogen in the blood
 * @param delta13C ratio of stable isotopes of carbon in the blood
 * @param comments remarks
 */
@Table(
        database = "field",
        format = Format.PARQUET,
        tags = {"biology", "real data"},
        classification = Classification.PUBLIC,
        source = "Palmer Station LTER, as packaged in palmerpenguins 0.1.6",
        links = {
            @Link(title = "The article", url = "https://doi.org/10.1371/journal.pone.0090081"),
            @Link(title = "The data package", url = "https://allisonhorst.github.io/palmerpenguins/")
        },
        docColumns = {"species", "island", "culmen_length", "body_mass"})
@DocFilter(column = "species", operator = Operator.CONTAINS, value = "Gentoo")
@DocFilter(column = "body_mass", operator = Operator.GE, value = "5500")
@Roapi(memoryTable = true)
public record Penguins(
        String studyName,
        int sampleNumber,
        String species,
        String region,
        Island island,
        String stage,
        String individualId,
        boolean clutchCompletion,
        LocalDate dateEgg,
        @Column(unit = "mm") Optional<Double> culmenLength,
        @Column(unit = "mm") Optional<Double> culmenDepth,
        @Column(unit = "mm") Optional<Integer> flipperLength,
        @Column(unit = "g") Optional<Integer> bodyMass,
        Optional<Sex> sex,
        @Column(name = "delta_15_n", unit = "permille") Optional<Double> delta15N,
        @Column(name = "delta_13_c", unit = "permille") Optional<Double> delta13C,
        Optional<String> comments) {

    /** Islands near Palmer Station. */
    public enum Island {
        /** Biscoe. */
        BISCOE,
        /** Dream. */
        DREAM,
        /** Torgersen. */
        TORGERSEN
    }

    /** Sex of a bird. */
    public enum Sex {
        /** Female. */
        FEMALE,
        /** Male. */
        MALE
    }
}
