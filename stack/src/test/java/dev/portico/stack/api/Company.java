package dev.portico.stack.api;

import dev.portico.stack.People;
import dev.portico.stack.SharedStack;

/** An organisation of a test's own, with an admin who holds what an Admin holds, and whoever else is needed. */
final class Company {

    final String id;
    final String alias;
    final People.Person boss;
    private final SharedStack stack;

    Company(SharedStack stack) {
        this.stack = stack;
        var organization = stack.people().organization("company");
        this.id = organization.getId();
        this.alias = organization.getAlias();
        this.boss = somebody("portal-admin");
    }

    /** A new member with these roles there. */
    People.Person somebody(String... roles) {
        People.Person person = stack.people().person("worker");
        stack.people().join(person, id, roles);
        return person;
    }

    Changes asBoss() {
        return Changes.as(stack, boss.username());
    }

    String path(People.Person person) {
        return "/organizations/" + id + "/members/" + person.id();
    }
}
