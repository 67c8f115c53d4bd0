package dev.retort.schema.lint;

import java.util.Map;
import java.util.Set;

/**
 * How to judge.
 *
 * @param version PostgreSQL's major version, which safe forms are for
 * @param limitsLocks whether whoever runs the scripts sets a lock_timeout
 * @param severities where they are others than the rules' own
 */
public record LintSettings(int version, boolean limitsLocks, Map<Rule, Severity> severities, Set<Rule> disabled) {
    public LintSettings {
        severities = Map.copyOf(severities);
        disabled = Set.copyOf(disabled);
    }

    Severity severity(Rule rule) {
        return severities.getOrDefault(rule, rule.severity());
    }
}
