/** What users are told, compared with {@code docs/messages.md}. */
package dev.fermata.messages;
