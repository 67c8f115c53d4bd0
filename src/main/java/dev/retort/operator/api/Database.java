package dev.retort.operator.api;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** Which database, and which table in it holds the revisions. */
public record Database(
        @JsonPropertyDescription(
                "The Secret that says how to connect, in this namespace. Only the Job's pod reads it: the operator has"
                        + " no right on Secrets.")
        @Required
        SecretReference secretRef,

        @JsonPropertyDescription(
                "The table that holds the applied revisions, as [schema.]table. Alembic's own table may go on being"
                        + " used. Two resources may share a database when their tables differ.")
        @Default(Database.DEFAULT_VERSION_TABLE)
        @Size(min = 1, max = 127)
        @ValidationRule(
                value = "self.matches('^([A-Za-z_][A-Za-z0-9_$]{0,62}[.])?[A-Za-z_][A-Za-z0-9_$]{0,62}$')",
                message = "versionTable must be [schema.]table, each part of letters, digits, '_' and '$', not"
                        + " beginning with a digit and at most 63 characters long")
        String versionTable) {
    public static final String DEFAULT_VERSION_TABLE = "public.alembic_version";

    public Database {
        versionTable = requireNonNullElse(versionTable, DEFAULT_VERSION_TABLE);
    }

    /** A Secret of the resource's namespace. */
    public record SecretReference(
            @JsonPropertyDescription(
                    "Name of the Secret. Its keys are those of CloudNativePG's application Secrets and other usual"
                            + " shapes: uri, url or jdbc-uri; or host, port, dbname, username and password.")
            @Required
            @Size(min = 1, max = 253)
            @ValidationRule(
                    value = "self.matches('^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$')",
                    message = "secretRef.name must be the name of a Secret: lower-case letters, digits, '-' and '.'")
            String name) {}
}
