/** What users import: continuations, generators and the marks; it uses only {@code runtime}. */
package dev.fermata;
