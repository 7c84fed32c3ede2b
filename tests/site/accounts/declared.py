"""Who gets in where. Every address of the site stands here, by its name; `test_matrix` walks them all.

A new address fails that test until it has a line. Add its name to the group of those who may use it, or make one:
names are separated by blanks and may hold `*`; of several that fit, the longest counts. `~` and the route stand for an
address without a name. “In” is every answer but a way to the sign-in, a 403, and a way back to the front page of the
admin with an error. What is absent (404) counts as neither, unless administrators find it: then it is closed. Pages and
translations that are asked for are not French.
"""

from fnmatch import fnmatchcase

EVERYBODY = frozenset(
    {"visitor", "reader", "representative", "translator", "auditor", "officer", "publisher", "administrator"}
)
NOBODY = frozenset()
SIGNED_IN = EVERYBODY - {"visitor"}
REPRESENTATIVES = frozenset({"representative"})
STAFF = SIGNED_IN - {"reader", "representative"}
WRITERS = STAFF - {"auditor"}
LOOKING = STAFF - {"translator"}
OFFICERS = frozenset({"officer", "publisher", "administrator"})
PUBLISHERS = OFFICERS - {"officer"}
ADMINISTRATORS = frozenset({"administrator"})
AUDITORS = ADMINISTRATORS | {"auditor"}

DECLARED = {
    EVERYBODY: """
        language_root wagtail_serve search:search home:* news:* insights:csv brochures:* branding:* assets:*
        badges:* verification:* ~verify/*
        wagtaildocs_serve favicon ~go/* robots security_txt sitemap sitemap_index
        change_password account_login account_logout account_inactive account_invitation account_reset_password*
        wagtailadmin_login wagtailadmin_password_reset* ~^admin/password_reset/* wagtailcore_login
        wagtaildocs_authenticate_with_password
        mfa_list_webauthn mfa_authenticate mfa_login_webauthn wagtailadmin_javascript_catalog wagtailadmin_sprite
    """,
    SIGNED_IN: """
        account_home account_profile account_mails account_data account_leave account_change_password
        account_reauthenticate usersessions_list mfa_* members_represented logo_terms
    """,
    REPRESENTATIVES: "members_facts members_use own_badge:* own_brochures:*",
    # The tree, choosers and searches show to each what the rights on pages and files leave. The last lines look for
    # their object before they ask who wants it.
    STAFF: """
        wagtailadmin_home wagtailadmin_account wagtailadmin_dismissibles wagtailadmin_logout
        ~admin/^.*/$ ~admin/test404/
        wagtailadmin_explore* wagtailadmin_api:* wagtailadmin_choose_page*
        wagtailadmin_block_preview wagtailadmin_pages:type_use* wagtailadmin_pages:search*
        wagtailadmin_pages:revisions_index wagtailsnippetchoosers_*:cho* wagtaildocs_chooser:cho*
        wagtailimages_chooser:cho* wagtailadmin_tag_*autocomplete wagtailadmin_reports:site_history*
        translation_files:* translation_machine:translation
        wagtailadmin_editing_sessions:* wagtailadmin_workflows:task_cho* wagtail_bulk_action
        wagtailadmin_pages:confirm_workflow_cancellation wagtailadmin_pages:*workflow_action*
        wagtailadmin_pages:choose_parent wagtailadmin_pages:convert_alias
        wagtail*:create_multiple_from_uploaded_* wagtail*:delete_upload_multiple
        translation_overview translation_glossary_files glossary:index* glossary:inspect
    """,
    WRITERS: """
        wagtailadmin_reports:aging_pages* wagtailadmin_reports:workflow*
        translation_orphans*
        wagtaildocs_chooser:chosen wagtailimages_chooser:chosen wagtailimages_chooser:select_format
        translation_desk:queue
    """,
    LOOKING: """
        wagtailsnippets_*:list* wagtailadmin_pages:history* wagtailadmin_pages:usage translation_jobs translation_job
        translation_parity
        languages language adoption_board adoption_member logo_terms_accepted* logo_terms_missing*
    """,
    OFFICERS: """
        translation_desk:* translation_job_new translation_job_edit translation_job_release glossary:*
        wagtailadmin_pages:* wagtailsnippets_* wagtailsnippetchoosers_*:create wagtailadmin_reports:page_types_usage*
        wagtaildocs:* wagtaildocs_chooser:create wagtailimages:* wagtailimages_chooser:create
        translation_machine:* brochure_editions logo_kit_progress adoption_addresses
    """,
    PUBLISHERS: """
        translation_memory_files translation_desk:publish_with_gaps
        wagtailadmin_pages:lock wagtailadmin_pages:unlock wagtailadmin_reports:locked_pages* wagtailredirects:*
    """,
    AUDITORS | PUBLISHERS: "wagtailredirects:index*",
    AUDITORS: """
        audit_log* rights_report
        wagtaillocales:index* wagtailsites:index* wagtailusers_users:index* wagtailusers_groups:index*
    """,
    ADMINISTRATORS: """
        account_personal_data
        language_edit language_switch
        wagtailadmin_collections:* wagtailadmin_workflows:* wagtaillocales:* wagtailsites:* wagtailusers_*
    """,
    # All records stand in the menu, none in Wagtail's overview. No page of the scene waits in a workflow.
    NOBODY: "wagtailsnippets:index wagtailadmin_pages:workflow_preview",
}
# Exists to fail.
NOT_ASKED = {"wagtailadmin_error_test"}

_PATTERNS = sorted(
    ((pattern, who) for who, patterns in DECLARED.items() for pattern in patterns.split()),
    key=lambda declared: -len(declared[0]),
)


def is_declared(name: str) -> bool:
    return any(fnmatchcase(name, pattern) for pattern, _who in _PATTERNS)


def who_gets_in(name: str) -> frozenset[str]:
    return next((who for pattern, who in _PATTERNS if fnmatchcase(name, pattern)), NOBODY)


def unused(names: set[str]) -> list[str]:
    """Patterns that fit no address any more."""
    return [pattern for pattern, _who in _PATTERNS if not any(fnmatchcase(name, pattern) for name in names)]
