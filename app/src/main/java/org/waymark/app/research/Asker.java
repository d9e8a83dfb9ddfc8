package org.waymark.app.research;

import org.waymark.reports.pages.Role;

/**
 * Whoever asks.
 *
 * @param token its name; empty on the command line of whoever has the home
 * @param role of the token
 */
public record Asker(String token, Role role) {}
