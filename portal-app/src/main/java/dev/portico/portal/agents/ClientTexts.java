package dev.portico.portal.agents;

import io.quarkus.qute.i18n.MessageBundle;

/** The words about agents and whom they serve, {@code clients:…}; the texts are in {@code messages/clients_<language>.properties}. */
@MessageBundle("clients")
public interface ClientTexts {
    String title();

    String home();

    String intro();

    String how();

    String agents();

    String agent();

    String access();

    String access_default();

    String access_assigned();

    String every_customer();

    String assigned();

    String nobody();

    String nobody_text();

    String all_agents();

    String is_assigned();

    String is_default();

    String none_assigned();

    String none_assigned_default();

    String pages_assigned();

    String assign_one();

    String assign();

    String take();

    String is_theirs();

    String done_assigned();

    String done_taken();

    String choose_one();

    String gone();

    String refused();

    String unanswered();

    String act_agent_assigned();

    String act_agent_unassigned();
}
