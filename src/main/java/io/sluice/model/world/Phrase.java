package io.sluice.model.world;

import io.sluice.model.Place;

/**
 * Steps under a name, written in sluice.yaml, such as how a user signs in.
 *
 * @param text one step on each line, without keyword; may hold {@code ${name}} for values that are
 *     known when it runs
 * @param place where its first line stands, so that a step that is wrong can be shown in the file
 */
public record Phrase(String text, Place place) {}
