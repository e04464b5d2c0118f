package dev.portico.portal.members;

import io.quarkus.qute.i18n.MessageBundle;

/**
 * The words of an access check, in templates {@code check:…}: why not, and the rules that spoke, named as the extension names them
 * (R67). The texts are in {@code messages/check_<language>.properties}.
 */
@MessageBundle("check")
public interface CheckTexts {
    String why_no_access();

    String why_user_disabled();

    String why_organization_disabled();

    String why_not_a_member();

    String why_expired();

    String why_module_off();

    String why_missing_permission();

    String why_own_tickets_only();

    String why_organization_key_required();

    String why_other();

    String rule_only_members_enter();

    String rule_a_disabled_organization_has_no_access();

    String rule_a_disabled_user_has_no_access();

    String rule_ticketing_off_refuses();

    String rule_a_level_lets_in();

    String rule_access_ends_on_its_date();

    String rule_account_wide_viewing_widens_every_level();

    String rule_own_tickets_only_wins();

    String rule_the_forum_is_hidden();

    String rule_levels_add_up();

    String rule_a_level_is_made_of_permissions();

    String rule_the_default_level_fills_in();

    String rule_add_ons_add();

    String rule_vendor_roles_hold_everywhere();

    String rule_a_role_carries_it();

    String rule_no_role_carries_it();

    String rule_organization_key_never_made();
}
