package dev.portico.portal.forum;

import org.hibernate.Session;

/** What every change of a topic does with its row. */
final class Topics {
    private Topics() {}

    /** Nobody else changes it before this transaction ends; what is read afterwards is what is there. */
    static void hold(Session entities, long id) {
        entities.createNativeQuery("select 1 from forum_topics where id = :id for update", Integer.class)
                .setParameter("id", id)
                .getResultList();
    }

    /** After something in it went out of sight or came back: when it was last written in, and what solved it. */
    static void settle(Session entities, long id) {
        entities.createNativeMutationQuery("update forum_topics t set active_at = coalesce((select max(p.created_at)"
                        + " from forum_posts p where p.topic_id = t.id and not p.hidden), t.created_at),"
                        + " solution_id = (select p.id from forum_posts p where p.id = t.solution_id and not p.hidden)"
                        + " where t.id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }
}
