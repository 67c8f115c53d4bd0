package dev.retort.schema.lint;

import dev.retort.sql.Alteration;
import dev.retort.sql.Operation;
import dev.retort.sql.TableSetting;
import java.util.List;

/** Functions, triggers, rules and blocks. */
final class CodeCheck implements Check {
    @Override
    public void look(Scene scene, Report report) {
        switch (scene.operation()) {
            case Operation.CreateRoutine routine
            when routine.ownersRights() && !routine.setsSearchPath() ->
                report.add(
                        scene.statement(),
                        Rule.SECURITY_DEFINER,
                        routine.routine() + " runs with its owner's rights on the caller's search_path",
                        List.of("… SECURITY DEFINER SET search_path = pg_catalog, pg_temp …"));
            case Operation.Create create
            when create.kind().equals("rule") ->
                report.add(
                        scene.statement(),
                        Rule.RULE,
                        create.name() + " is a rule; a trigger does the same for each row");
            case Operation.Code code ->
                report.add(
                        scene.statement(),
                        Rule.OPAQUE_CODE,
                        "what this " + code.what() + " locks and changes is not seen");
            case Operation.AlterTable alter -> {
                if (switches(alter, TableSetting.DISABLE_TRIGGER)
                        && scene.later().stream()
                                .noneMatch(later -> later instanceof Operation.AlterTable other
                                        && other.table()
                                                .plain()
                                                .equals(alter.table().plain())
                                        && switches(other, TableSetting.ENABLE_TRIGGER))) {
                    report.add(
                            scene.statement(),
                            Rule.DISABLED_TRIGGER,
                            "nothing in this script enables it again",
                            List.of(SafeForms.alter(alter.table()) + "ENABLE TRIGGER …;"));
                }
            }
            default -> {}
        }
    }

    private static boolean switches(Operation.AlterTable alter, TableSetting setting) {
        return Scene.actions(alter, Alteration.Change.class).stream().anyMatch(change -> change.setting() == setting);
    }
}
