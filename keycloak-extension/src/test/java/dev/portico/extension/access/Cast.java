package dev.portico.extension.access;

import static dev.portico.extension.access.Permission.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The roles of the vocabulary and people who hold them. */
final class Cast {

    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    static final Permission[] OF_MEMBERS = {
        PORTAL_ENTER, TICKETS_CREATE, TICKETS_OWN, ARTICLES_READ, FORUM_READ, FORUM_WRITE
    };
    static final Role MEMBER = Role.level("portal-member", OF_MEMBERS);
    static final Role COORDINATOR = Role.level("portal-coordinator", with(OF_MEMBERS, TICKETS_ORGANIZATION));
    static final Role ADMIN = Role.level(
            "portal-admin",
            with(
                    OF_MEMBERS,
                    TICKETS_ORGANIZATION,
                    MEMBERS_VIEW,
                    MEMBERS_INVITE,
                    MEMBERS_ASSIGN_LEVELS,
                    MEMBERS_EDIT,
                    MEMBERS_DEACTIVATE,
                    MEMBERS_RESET,
                    MEMBERS_PERSPECTIVE,
                    MEMBERS_REVIEW));
    static final Role MESSENGER = Role.addOn("enable-in-app-messenger", MESSENGER_CONTACT);
    static final Role OWN_ONLY = Role.restriction(Role.OWN_TICKETS_ONLY);
    static final Role AGENT = Role.vendor("support-agent", PORTAL_ENTER, DESK_TICKETS, DESK_ARTICLES, DESK_PERSPECTIVE);
    static final Role ASSIGNED_AGENT =
            Role.vendor("support-agent-assigned", PORTAL_ENTER, DESK_TICKETS, DESK_ASSIGNED_ONLY);
    static final Role OPERATOR = Role.vendor(
            "portal-operator",
            PORTAL_ENTER,
            PORTAL_SETTINGS,
            PORTAL_LEVELS,
            PORTAL_ORGANIZATIONS,
            MEMBERS_VIEW,
            MEMBERS_INVITE,
            MEMBERS_ASSIGN_LEVELS,
            MEMBERS_EDIT,
            MEMBERS_DEACTIVATE,
            MEMBERS_RESET,
            MEMBERS_PERSPECTIVE,
            MEMBERS_REVIEW);

    static final List<Role> ALL =
            List.of(MEMBER, COORDINATOR, ADMIN, MESSENGER, OWN_ONLY, AGENT, ASSIGNED_AGENT, OPERATOR);

    static final Roles ROLES =
            name -> ALL.stream().filter(role -> role.name().equals(name)).findFirst();

    static final AccessRules RULES = new AccessRules(ROLES);

    /** As the demo sets them. */
    static final Settings SETTINGS = new Settings(
            Mode.EVERYONE, true, false, true, true, false, ForumVisibility.REGISTERED, false, DefaultLevel.NONE);

    static final Organization ACME =
            new Organization(new OrganizationId("5c2f"), "acme", "Acme", true, OrganizationSettings.NONE);

    private Cast() {}

    static Member member(Role... granted) {
        return new Member(new UserId("u1"), true, true, List.of(granted), List.of(), Optional.empty());
    }

    static Member holding(Role... held) {
        return new Member(new UserId("u2"), true, false, List.of(), List.of(held), Optional.empty());
    }

    static Member until(Member member, Instant until) {
        return new Member(
                member.id(), member.enabled(), member.isMember(), member.granted(), member.held(), Optional.of(until));
    }

    static Member disabled(Member member) {
        return new Member(member.id(), false, member.isMember(), member.granted(), member.held(), member.until());
    }

    static Member alsoGranted(Member member, Role... more) {
        List<Role> granted = new ArrayList<>(member.granted());
        granted.addAll(List.of(more));
        return new Member(member.id(), member.enabled(), member.isMember(), granted, member.held(), member.until());
    }

    static Settings withTicketing(boolean on) {
        return withTicketing(SETTINGS, on);
    }

    static Settings withTicketing(Settings of, boolean on) {
        return new Settings(
                of.mode(),
                on,
                of.accountWideViewing(),
                of.addRequestBox(),
                of.submitTab(),
                of.signInToSubmit(),
                of.forum(),
                of.organizationKeyRequired(),
                of.defaultLevel());
    }

    static Settings withAccountWideViewing(Settings of) {
        return of.with(new OrganizationSettings(Optional.of(true), Optional.empty(), Optional.empty()));
    }

    static Settings withDefaultLevel(String level) {
        return SETTINGS.with(
                new OrganizationSettings(Optional.empty(), Optional.empty(), Optional.of(DefaultLevel.of(level))));
    }

    static Settings withForum(ForumVisibility forum) {
        return new Settings(SETTINGS.mode(), true, false, true, true, false, forum, false, DefaultLevel.NONE);
    }

    static Decision decide(Member member) {
        return RULES.decide(SETTINGS, ACME, member, NOW);
    }

    static Decision decide(Settings settings, Member member) {
        return RULES.decide(settings, ACME, member, NOW);
    }

    private static Permission[] with(Permission[] some, Permission... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(Permission[]::new);
    }
}
