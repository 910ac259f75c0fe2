package io.sluice.reference.tenant;

/**
 * A signed-in user.
 *
 * @param id the hash of its cookie's value
 * @param csrf the token each of its forms must carry
 */
public record Session(String id, User user, String csrf) {}
