package dev.retort.operator.api;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** A database, a set of migrations and the revision at which the database is to be. */
@Group(DatabaseMigration.GROUP)
@Version("v1beta1")
@ShortNames({"dbmig", "dbmigration"})
@ValidationRule(
        value = "size(self.metadata.name) <= 200",
        message = "metadata.name is longer than 200 characters, which leaves no room for the names made from it")
@AdditionalPrinterColumn(name = "Target", jsonPath = ".spec.targetRevision", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Applied",
        jsonPath = ".status.appliedRevision",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Ready",
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].status",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Reason",
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
public final class DatabaseMigration extends CustomResource<DatabaseMigrationSpec, DatabaseMigrationStatus>
        implements Namespaced {
    public static final String GROUP = "retort.dev";

    @Required
    @Override
    public DatabaseMigrationSpec getSpec() {
        return super.getSpec();
    }
}
