package dev.retort.schema.lint;

/** Some rules that look at the same statements. */
interface Check {
    /** Looks at one statement, and reports what is the matter with it. */
    void look(Scene scene, Report report);
}
